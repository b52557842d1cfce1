import { momentWords } from '@yinqiao/shared/domain';
import type { LeadTrace } from '../../../features/cockpit/leadTrace';
import { Tag } from '../../../ui/desk/Tag';

/** 历次分配: every time the lead came to somebody; one of them is looked at. A lead that came to one person once needs no choice. */
export function LeadRounds({
  trace: { rounds, shown, nowWhy, now },
  onShow,
}: {
  trace: LeadTrace;
  onShow: (assignmentNo: number) => void;
}) {
  if (rounds.length < 2 && nowWhy.length === 0) return null;
  return (
    <section className="drawer-section">
      <div className="section-head">
        <h3>历次分配</h3>
        <small className="hint push">共 {rounds.length} 次，点一次看当时的依据</small>
      </div>
      <ol className="rounds" aria-label="历次分配">
        {rounds.map(({ assignmentNo, at, name, outletName, byText, isNow }, n) => (
          <li key={assignmentNo}>
            <button type="button" aria-pressed={assignmentNo === shown} onClick={() => onShow(assignmentNo)}>
              <b>第 {n + 1} 次</b>
              <time dateTime={at}>{momentWords(at, now)}</time>
              <span>
                {name} <small className="hint">{outletName}</small>
              </span>
              <Tag tone={isNow ? 'brand' : 'neutral'}>{isNow ? `${byText} · 现跟进` : byText}</Tag>
            </button>
          </li>
        ))}
      </ol>
      {nowWhy.length > 0 && <p className="sub rounds-now">现在：{nowWhy.join('；')}</p>}
    </section>
  );
}
