import { clockWords } from '@yinqiao/shared/domain';
import type { Board } from '../../../../features/delegations/reads';
import { shareNotes } from '../../../../ui/desk/figures';
import { Metric } from '../../../../ui/desk/Metric';
import { Strip } from '../../../../ui/desk/Strip';

/** What our own people did, live. */
export function BoardProcess({ board: { process } }: { board: Board }) {
  const { captured, accepted, firstContactsToday, firstContactsTotal } = process;
  return (
    <Strip kind="process" asOf={`实时 ${clockWords(process.now)}`}>
      <dl className="metrics">
        <Metric label="今日留资" value={captured} unitWord="条" notes={['今天 0 点起']} />
        <Metric label="今日接受" value={accepted} unitWord="条" notes={shareNotes('留资', accepted, captured)} />
        <Metric label="今日首次联系" value={firstContactsToday} unitWord="条" notes={shareNotes('接受', firstContactsToday, accepted)} />
        <Metric label="累计首次联系" value={firstContactsTotal} unitWord="条" notes={['任务开始以来']} />
      </dl>
    </Strip>
  );
}
