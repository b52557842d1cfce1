import { View } from '@tarojs/components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api';
import { useApi } from '../../platform/use-api';
import { Bone, Loading } from '../../ui/Bone';
import { Card, Heading, Row } from '../../ui/Card';
import { StateCard } from '../../ui/StateCard';

/**
 * H5 without a session. In the demo it offers the people one can be; elsewhere it says where the pages belong, since a
 * bank's customer signs in by WeChat.
 */
export function SignedOut() {
  const queries = useQueryClient();
  const world = useApi('demo.world', {});
  const signIn = useMutation({
    mutationFn: (personaId: string) => call('demo.signIn', { body: { personaId } }),
    onSuccess: () => queries.resetQueries(),
  });
  if (world.isPending)
    return (
      <Loading>
        <Bone height={400} />
      </Loading>
    );
  if (!world.data) return <StateCard title="请在微信里打开" text="在微信中搜索「银桥银行」小程序，登录后就能看到您的福利和业务。" />;
  return (
    <View>
      <Heading level={1} className="section-title">
        演示：请选择一位客户
      </Heading>
      <View className="small">人物和数据都是虚构的，可以随时换人。</View>
      <Card list>
        {world.data.customers.map(({ personaId, name, label, hint }, index) => (
          <Row
            key={personaId}
            id={`persona-${personaId}`}
            first={index === 0}
            title={`${name} · ${label}`}
            hint={hint}
            onPress={() => signIn.mutate(personaId)}
          />
        ))}
      </Card>
      {signIn.isError && <StateCard title="没有登录成功" text={signIn.error.message} />}
    </View>
  );
}
