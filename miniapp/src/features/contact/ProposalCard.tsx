import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Failure } from '../../ui/Failure';
import { useAnswerProposal } from './useAdviserChange';

type Proposal = NonNullable<Data<'portal.my'>['proposal']>;

/** 认领: the customer alone decides who is to look after them. */
export function ProposalCard({ proposal: { claimId, name, staffNo, outletName } }: { proposal: Proposal }) {
  const answer = useAnswerProposal();
  const busyWith = answer.isPending ? answer.variables.agrees : null;
  return (
    <Card first title={`是否由${name}为您服务？`}>
      <View className="small">{`${outletName} · 工号 ${staffNo}`}</View>
      <View className="note">同意后由 TA 做您的专属顾问；不同意，现在的安排不变。</View>
      {answer.isError && <Failure error={answer.error} />}
      <View className="gap-above">
        <Button id="proposal-yes" tone="primary" busy={busyWith === true} onPress={() => answer.mutate({ claimId, agrees: true })}>
          {`由${name}为我服务`}
        </Button>
      </View>
      <View className="gap-above">
        <Button id="proposal-no" tone="plain" busy={busyWith === false} onPress={() => answer.mutate({ claimId, agrees: false })}>
          不用了
        </Button>
      </View>
    </Card>
  );
}
