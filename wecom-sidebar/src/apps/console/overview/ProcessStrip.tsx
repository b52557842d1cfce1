import { clockWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { Overview } from '../../../features/cockpit/overview';
import { shareNotes } from '../../../ui/desk/figures';
import { Metric } from '../../../ui/desk/Metric';
import { Parts } from '../../../ui/desk/Parts';
import { Strip } from '../../../ui/desk/Strip';
import { useConsoleLink } from '../shell/useActingUnit';

type Process = Overview['process'];

/** Today's process, live: how many claimed, agreed to be contacted, were taken on, were reached. */
export function ProcessStrip({ overview: { process, now } }: { overview: Overview }) {
  const link = useConsoleLink();
  const { claimed, captured, accepted, firstContacted } = process;
  return (
    <Strip
      kind="process"
      asOf={`实时 ${clockWords(now)}`}
      note={
        <>
          今天 0 点起 · <Link to={link('/leads', { view: 'today' })}>看今天的线索</Link>
        </>
      }
    >
      <div className={process.byUnit.length === 0 ? 'strip-body is-single' : 'strip-body'}>
        <dl className="metrics">
          <Metric label="领取" value={claimed} unitWord="人" notes={['今天领到权益的客户']} />
          <Metric label="留资" value={captured} unitWord="条" notes={shareNotes('领取', captured, claimed)} />
          <Metric label="接受" value={accepted} unitWord="条" notes={shareNotes('留资', accepted, captured)} />
          <Metric label="首次联系" value={firstContacted} unitWord="条" notes={shareNotes('接受', firstContacted, accepted)} />
        </dl>
        {process.byUnit.length > 0 && <ProcessByUnit units={process.byUnit} />}
      </div>
    </Strip>
  );
}

function ProcessByUnit({ units }: { units: Process['byUnit'] }) {
  const parts = units.map(partsOf);
  const scale = Math.max(1, ...parts.map((row) => row.reduce((sum, { value }) => sum + value, 0)));
  return (
    <div className="strip-side">
      <div className="legend">
        <b className="sub">首次联系 / 留资</b>
        <span className="push">
          <i />
          已联系
        </span>
        <span>
          <i className="k-grey1" />
          已接受
        </span>
        <span>
          <i className="k-grey2" />
          未接受
        </span>
      </div>
      {units.map((unit, n) => (
        <div key={unit.unitId} className="parts-row">
          <span>{unit.name}</span>
          <Parts scale={scale} parts={parts[n] ?? []} />
          <span className="num">
            <b>
              {unit.firstContacted} / {unit.captured}
            </b>{' '}
            条，未接受 {unit.unaccepted}
          </span>
        </div>
      ))}
    </div>
  );
}

const partsOf = ({ firstContacted, accepted, unaccepted }: Process['byUnit'][number]) => [
  { name: '已联系', value: firstContacted },
  { name: '已接受', value: Math.max(0, accepted - firstContacted) },
  { name: '未接受', value: unaccepted },
];
