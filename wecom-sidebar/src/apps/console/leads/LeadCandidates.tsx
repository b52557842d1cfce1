import type { LeadTrace } from '../../../features/cockpit/leadTrace';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag, type Tone } from '../../../ui/desk/Tag';

type Candidate = LeadTrace['candidates'][number];

const verdicts: Record<Candidate['verdict'], { word: string; tone: Tone }> = {
  chosen: { word: '选中', tone: 'brand' },
  candidate: { word: '候选', tone: 'neutral' },
  excluded: { word: '排除', tone: 'warn' },
};

const entitledAndGiven = ({ entitled, given }: Candidate) => (entitled === null ? '—' : `${entitled} / ${given ?? '—'}`);

/** Who else could have been, and the figures of the moment of assignment. */
export function LeadCandidates({ trace: { candidates, funnelText, excludedText } }: { trace: LeadTrace }) {
  if (candidates.length === 0) return null;
  return (
    <section className="drawer-section">
      <div className="section-head">
        <h3>候选与排除</h3>
        <small className="sub">{funnelText}</small>
        <small className="hint push">少分 = 应得 − 已得，分配那一刻</small>
      </div>
      <TableScroll label="候选与排除">
        <table className="table table-tight">
          <thead>
            <tr>
              <th>候选人</th>
              <th>网点</th>
              <th className="num">今日新</th>
              <th className="num">在跟</th>
              <th className="num">应得 / 已得</th>
              <th className="num">少分</th>
              <th>结论</th>
              <th>依据</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => (
              <tr key={candidate.staffId} className={`candidate-${candidate.verdict}`}>
                <td className="nowrap">{candidate.name}</td>
                <td className="nowrap">{candidate.outletName}</td>
                <td className="num">{candidate.newToday}</td>
                <td className="num">{candidate.open}</td>
                <td className="num">{entitledAndGiven(candidate)}</td>
                <td className="num">{candidate.lag ?? '—'}</td>
                <td>
                  <Tag tone={verdicts[candidate.verdict].tone}>{verdicts[candidate.verdict].word}</Tag>
                </td>
                <td className="nowrap">{candidate.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {excludedText && <p className="hint candidates-foot">{excludedText}</p>}
    </section>
  );
}
