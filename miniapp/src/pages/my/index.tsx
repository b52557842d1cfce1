import { View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { AdvisorCard } from '../../features/contact/AdvisorCard';
import { ChangeAdvisor } from '../../features/contact/ChangeAdvisor';
import { ContactCard } from '../../features/contact/ContactCard';
import { ProposalCard } from '../../features/contact/ProposalCard';
import { Coupons } from '../../features/my/Coupons';
import { Hello } from '../../features/my/Hello';
import { useLargeType } from '../../features/preferences/large-type';
import { SignOutRow } from '../../features/session/SignOutRow';
import { go } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Load } from '../../shell/Load';
import { Screen } from '../../shell/Screen';
import { Bone } from '../../ui/Bone';
import { Card, Row } from '../../ui/Card';
import { StateCard } from '../../ui/StateCard';

definePageConfig({ navigationBarTitleText: '我的' });

type My = Data<'portal.my'>;

const Skeleton = () => (
  <View>
    <Bone height={96} />
    <Card>
      <Bone width={96} height={96} />
      <Bone width={320} />
      <Bone height={88} />
    </Card>
    <Card>
      <Bone height={64} />
      <Bone height={64} />
    </Card>
  </View>
);

/** My own advisor and, where it is somebody else's doing, how far the promised contact has come; else how one comes to have an advisor. */
function AdvisorPart({ my: { advisor, contact, change, proposal } }: { my: My }) {
  const underway = contact.agreed && !contact.withdrawn && contact.state !== 'closed';
  const sameAdvisor = contact.advisor !== null && contact.advisor.staffId === advisor?.staffId;
  if (!advisor && !underway) return <NoAdvisor />;
  return (
    <>
      {advisor && (
        <Card first={!proposal}>
          <AdvisorCard advisor={advisor} role="您的专属顾问" />
          {underway && sameAdvisor && <View className="small gap-above">{contact.text}</View>}
          {change && <ChangeAdvisor key={advisor.staffId} advisor={advisor} change={change} />}
        </Card>
      )}
      {underway && !sameAdvisor && <ContactCard contact={contact} />}
    </>
  );
}

const NoAdvisor = () => (
  <StateCard
    title="还没有专属顾问"
    text="在「业务」里预约咨询，或领取权益时勾选「想要顾问联系我」，网点顾问就会联系您。"
    action={{ words: '看福利', onPress: go.welfare }}
  />
);

export default function MyPage() {
  const query = useApi('portal.my', {});
  const large = useLargeType();
  return (
    <Load query={query} skeleton={<Skeleton />} failure="没取到您的信息">
      {(my) => (
        <Screen head={<Hello maskedName={my.viewer.maskedName} place={my.area.outletName} large={large.on} onLarge={large.choose} />}>
          {my.proposal && <ProposalCard key={my.proposal.claimId} proposal={my.proposal} />}
          <AdvisorPart my={my} />
          <Coupons coupons={my.coupons} now={my.now} />
          <Card list>
            <Row
              id="consents"
              first
              title="隐私与同意"
              end={<View className="note">{consentWords(my.consents)}</View>}
              onPress={go.consents}
            />
          </Card>
          {my.viewer.demo && <SignOutRow />}
        </Screen>
      )}
    </Load>
  );
}

const consentWords = (consents: My['consents']): string => {
  const inForce = consents.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  return inForce === 0 ? '没有生效的同意' : `同意 ${inForce} 项`;
};
