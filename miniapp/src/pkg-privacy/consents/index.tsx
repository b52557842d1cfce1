import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { dayAndWeekdayWords, clockWords } from '@yinqiao/shared/domain';
import { useWithdraw } from '../../features/contact/useWithdraw';
import { Withdrawn } from '../../features/contact/Withdrawn';
import { useApi } from '../../platform/use-api';
import { go } from '../../platform/navigation';
import { Failure } from '../../ui/Failure';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Button } from '../../ui/Button';
import { Card, FactList } from '../../ui/Card';
import { StateCard } from '../../ui/StateCard';

definePageConfig({ navigationBarTitleText: '隐私与同意' });

type Consent = Data<'portal.my'>['consents'][number];

const Skeleton = () => (
  <Card first>
    <Bone width={240} height={36} />
    <Bone height={40} />
    <Bone height={40} />
    <Bone height={88} />
  </Card>
);

const timeWords = (at: string, now: string): string => `${dayAndWeekdayWords(at, now)} ${clockWords(at)}`;

function ConsentCard({ consent, now, busy, onWithdraw }: { consent: Consent; now: string; busy: boolean; onWithdraw: () => void }) {
  const { purpose, channels, textVersion, grantedAt, withdrawnAt, consentId } = consent;
  return (
    <Card title={purpose}>
      <FactList
        facts={[
          { label: '怎么联系', value: channels },
          { label: '同意书版本', value: textVersion },
          { label: '同意时间', value: timeWords(grantedAt, now) },
          ...(withdrawnAt === null ? [] : [{ label: '已撤回', value: timeWords(withdrawnAt, now) }]),
        ]}
      />
      {withdrawnAt === null && (
        <View className="gap-above">
          <Button id={`withdraw-${consentId}`} busy={busy} onPress={onWithdraw}>
            撤回
          </Button>
        </View>
      )}
    </Card>
  );
}

/** What was agreed to, when and in which words; each can be taken back in one press. */
export default function ConsentsPage() {
  const query = useApi('portal.my', {});
  const withdraw = useWithdraw();
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到您的同意记录">
      {({ consents, now }) => (
        <Screen>
          {consents.length > 0 && <View className="small">撤回马上生效，已领的权益不受影响。</View>}
          {withdraw.isSuccess && <Withdrawn effects={withdraw.data.effects} />}
          {withdraw.isError && <Failure error={withdraw.error} />}
          {consents.map((consent) => (
            <ConsentCard
              key={consent.consentId}
              consent={consent}
              now={now}
              busy={withdraw.isPending && withdraw.variables === consent.consentId}
              onWithdraw={() => withdraw.mutate(consent.consentId)}
            />
          ))}
          {consents.length === 0 && (
            <StateCard
              title="还没有给过任何同意"
              text="领取权益时如果勾选了「想要顾问联系我」，会记在这里。"
              action={{ words: '看福利', onPress: go.welfare }}
            />
          )}
        </Screen>
      )}
    </Load>
  );
}
