import '../delegations.css';
import { Link } from 'react-router';
import { useCampaigns, useReceivers, useScripts } from '../../../../features/delegations/reads';
import { FaultState } from '../../../../ui/desk/FaultState';
import { PageHead } from '../../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../../ui/desk/Skeleton';
import { useConsoleLink } from '../../shell/useActingUnit';
import { DelegationEditor } from './DelegationEditor';

/** One page for a new delegation: what a branch needs to start, and each branch's part. */
export default function CreateDelegationPage() {
  const link = useConsoleLink();
  const campaigns = useCampaigns();
  const scripts = useScripts();
  const receivers = useReceivers(null);
  const failed = [campaigns, scripts, receivers].find((query) => query.error && query.data === undefined);
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to={link('/delegations')}>任务</Link> / 新建
          </>
        }
        title="新建任务"
      />
      {failed && <FaultState title="可选的活动、话术或机构没有取到" error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(campaigns.data && scripts.data && receivers.data) && (
        <section className="card">
          <SkeletonLines lines={10} />
        </section>
      )}
      {campaigns.data && scripts.data && receivers.data && (
        <DelegationEditor
          campaigns={campaigns.data.campaigns}
          scripts={scripts.data.scripts}
          anyCampaignReceivers={receivers.data.receivers}
        />
      )}
    </>
  );
}
