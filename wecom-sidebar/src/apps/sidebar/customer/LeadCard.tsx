import type { Data } from '@yinqiao/shared/contracts';
import { remainingWords } from '@yinqiao/shared/domain';
import type { LeadDesk } from '../../../features/leads/hooks/useLeadDesk';
import { errorWords } from '../../../platform/errors/errorWords';
import { agoWords } from '../../../ui/touch/agoWords';
import { Button } from '../../../ui/touch/Button';
import { Tag } from '../../../ui/touch/Tag';
import { useToast } from '../../../ui/touch/Toast';

type Lead = Data<'desk.customer'>['leads'][number];

interface Props {
  lead: Lead;
  now: Date;
  desk: LeadDesk;
  /** The first thing to do on the page: its step is the filled button. */
  first: boolean;
}

/** A lead of this customer: where it came from, why it is mine, and the one step it waits for. */
export function LeadCard({ lead, now, desk, first }: Props) {
  const toast = useToast();
  const problem = desk.acceptErrorOf(lead);
  return (
    <section className="card lead-card" aria-label={`线索 ${lead.title}`}>
      <p className="top">
        <b>线索 · {lead.title}</b>
        <Clock lead={lead} now={now} />
      </p>
      <p className="hint">
        来自 {lead.sourceText} · {agoWords(lead.capturedAt, now)}
      </p>
      {lead.why.length > 0 && <p className="hint">为什么给我：{lead.why.join('；')}</p>}
      {problem && (
        <p className="gate-no" role="alert">
          {errorWords(problem).text}
        </p>
      )}
      <div className="button-row">
        {(lead.state === 'assigned' || lead.state === 'accepted') && (
          <Button look="plain" onClick={() => desk.askReturn(lead)}>
            退回…
          </Button>
        )}
        {lead.state === 'assigned' && (
          <Button
            look={first ? 'primary' : 'outline'}
            busy={desk.isAccepting}
            onClick={() => desk.accept(lead, () => toast('已接受线索，首次联系开始计时'))}
          >
            接受
          </Button>
        )}
        {(lead.state === 'accepted' || lead.state === 'contacted') && <Button onClick={() => desk.askOutcome(lead)}>记结果</Button>}
      </div>
    </section>
  );
}

function Clock({ lead, now }: { lead: Lead; now: Date }) {
  if (lead.state === 'assigned' && lead.acceptBy) return <Tag tone="warn">{remainingWords(lead.acceptBy, now)}</Tag>;
  if (lead.state === 'accepted' && lead.firstContactBy) return <Tag tone="warn">首次联系 {remainingWords(lead.firstContactBy, now)}</Tag>;
  return <Tag tone={lead.state === 'contacted' ? 'good' : 'neutral'}>{lead.stateWord}</Tag>;
}
