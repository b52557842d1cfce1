import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { Button, TextButton } from '../../ui/Button';
import { Failure } from '../../ui/Failure';
import { Notice } from '../../ui/Notice';
import { useAskForAnother } from './useAdviserChange';

type Change = NonNullable<Data<'portal.my'>['change']>;

interface Props {
  advisor: { staffId: string; name: string };
  change: Change;
}

/** 换一位: asked once whether it is meant, never why; while it cannot be asked, the page says what is being done. */
export function ChangeAdvisor({ advisor, change }: Props) {
  const [isAsking, setAsking] = useState(false);
  const ask = useAskForAnother();
  if (change.left === 0) return <View className="note gap-above">{change.text}</View>;
  if (!isAsking) {
    return (
      <View className="card-tail">
        <TextButton id="change-advisor" onPress={() => setAsking(true)}>
          换一位
        </TextButton>
      </View>
    );
  }
  return (
    <View className="gap-above">
      <Notice>
        <View>{`换一位顾问，不再由${advisor.name}联系您？`}</View>
        <View className="note">{change.text}</View>
      </Notice>
      {ask.isError && <Failure error={ask.error} />}
      <View className="gap-above">
        <Button id="change-yes" tone="primary" busy={ask.isPending} onPress={() => ask.mutate(advisor.staffId)}>
          换一位
        </Button>
      </View>
      <View className="gap-above">
        <Button id="change-no" tone="plain" onPress={() => setAsking(false)}>
          先不换
        </Button>
      </View>
    </View>
  );
}
