import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { Icon } from '../../../ui/touch/Icon';
import { Sheet } from '../../../ui/touch/Sheet';
import { Tag, type Tone } from '../../../ui/touch/Tag';

type LeadData = Data<'desk.lead'>;
type Candidate = LeadData['candidates'][number];

const verdicts: Record<Candidate['verdict'], { word: string; tone: Tone }> = {
  chosen: { word: '分给 TA', tone: 'brand' },
  candidate: { word: '候选', tone: 'neutral' },
  excluded: { word: '未参与', tone: 'neutral' },
};

/** Why this lead is mine, three lines at most; the whole of it on request: every rung, and everybody it could have gone to. */
export function WhyMine({ data }: { data: LeadData }) {
  const [open, setOpen] = useState(false);
  const { candidates, reason } = data;
  return (
    <section className="card">
      <div className="card-head">
        <h2>为什么是我</h2>
        {reason && (
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {candidates.length > 1 ? `看全部 ${candidates.length} 位候选` : '看全部经过'}
            <Icon name="right" small />
          </button>
        )}
      </div>
      <ol className="reasons">
        {data.lead.why.map((line, index) => (
          <li key={line}>
            <i aria-hidden="true">{index + 1}</i>
            {line}
          </li>
        ))}
      </ol>
      {reason && (
        <Sheet title="分配的全部经过" open={open} onClose={() => setOpen(false)}>
          <WholeReason reason={reason} candidates={candidates} />
        </Sheet>
      )}
    </section>
  );
}

const WholeReason = ({ reason, candidates }: { reason: NonNullable<LeadData['reason']>; candidates: LeadData['candidates'] }) => (
  <div className="whole-reason">
    <p className="sub">{reason.ruleText}</p>
    <h3>逐条走过的规则</h3>
    <ol>
      {reason.rungs.map((rung) => (
        <li key={rung.key} className={`ladder-line is-${rung.tone}`}>
          <span>{rung.no}</span>
          <span>{rung.name}</span>
          <span>{rung.result}</span>
        </li>
      ))}
    </ol>
    <h3>候选与排除</h3>
    <p className="hint">{reason.funnelText}</p>
    <ul>
      {candidates.map((candidate) => (
        <CandidateLine key={candidate.staffId} candidate={candidate} />
      ))}
    </ul>
    {reason.excludedText && <p className="hint">{reason.excludedText}</p>}
  </div>
);

function CandidateLine({ candidate }: { candidate: Candidate }) {
  const { word, tone } = verdicts[candidate.verdict];
  const share = [
    `今日 ${candidate.newToday}`,
    candidate.entitled && `应得 ${candidate.entitled}`,
    candidate.given && `已分 ${candidate.given}`,
    candidate.lag && `差 ${candidate.lag}`,
  ].filter(Boolean);
  return (
    <li className="candidate">
      <span>
        <b>{candidate.name}</b> {candidate.outletName}
      </span>
      <span>
        <Tag tone={tone}>{word}</Tag>
      </span>
      <span className="hint">{share.join(' · ')}</span>
      <span className="hint">{candidate.basis}</span>
    </li>
  );
}
