import '../delegations.css';
import { Link } from 'react-router';
import { useCampaigns, useScripts } from '../../../../features/delegations/reads';
import { useUnits } from '../../../../features/orgs-console/units';
import { FaultState } from '../../../../ui/desk/FaultState';
import { PageHead } from '../../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../../ui/desk/Skeleton';
import { useSession } from '../../shell/SessionContext';
import { useConsoleLink } from '../../shell/useActingUnit';
import { DelegationEditor } from './DelegationEditor';

/** One page for a new delegation: what a branch needs to start, and each branch's part. */
export default function CreateDelegationPage() {
  const { me } = useSession();
  const link = useConsoleLink();
  const campaigns = useCampaigns();
  const scripts = useScripts();
  const units = useUnits();
  const failed = [campaigns, scripts, units].find((query) => query.error && query.data === undefined);
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
      {!failed && !(campaigns.data && scripts.data && units.data) && (
        <section className="card">
          <SkeletonLines lines={10} />
        </section>
      )}
      {campaigns.data && scripts.data && units.data && (
        <DelegationEditor
          campaigns={campaigns.data.campaigns}
          scripts={scripts.data.scripts}
          receivers={units.data.units.filter((unit) => unit.parentId === me.unitId)}
        />
      )}
    </>
  );
}
