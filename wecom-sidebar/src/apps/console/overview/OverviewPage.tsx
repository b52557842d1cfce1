import { clockWords, dayAndWeekdayWords } from '@yinqiao/shared/domain';
import { type Overview, useOverview } from '../../../features/cockpit/overview';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit } from '../shell/useActingUnit';
import { Happenings } from './Happenings';
import { OverviewSkeleton } from './OverviewSkeleton';
import { ProcessStrip } from './ProcessStrip';
import { ResultStrip } from './ResultStrip';
import { RunningDelegations } from './RunningDelegations';

/** What happened today (live) and what came of it (T+1), in two strips that never mix. */
export default function OverviewPage() {
  const { unitId } = useActingUnit();
  const { me } = useSession();
  const overview = useOverview(unitId);
  return (
    <>
      <Loaded page query={overview} skeleton={<OverviewSkeleton />} fault="总览没有取到">
        {(data) => <OverviewContent overview={data} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

const OverviewContent = ({ overview }: { overview: Overview }) => (
  <>
    <PageHead
      title="总览"
      hint={
        <span className="hint">
          {overview.unitName} · {dayAndWeekdayWords(overview.now, overview.now)} {clockWords(overview.now)}
        </span>
      }
    />
    <ProcessStrip overview={overview} />
    <ResultStrip overview={overview} />
    <div className="split-2">
      <Happenings now={overview.now} happenings={overview.happenings} />
      <RunningDelegations now={overview.now} delegations={overview.delegations} />
    </div>
  </>
);
