import type { Data } from '@yinqiao/shared/contracts';
import { momentWords, remainingWords } from '@yinqiao/shared/domain';
import { Meter } from '../../../ui/touch/Meter';

type LeadData = Data<'desk.lead'>;

interface Clock {
  label: string;
  /** What is due. */
  deed: string;
  until: string;
  totalMs: number;
}

/** Which clock runs for the RM: to accept, then to make the first contact; none afterwards. */
function clockOf({ lead, firstContactMinutes }: LeadData): Clock | null {
  if (lead.state === 'assigned' && lead.acceptBy) {
    return { label: '接受线索', deed: '接受', until: lead.acceptBy, totalMs: Date.parse(lead.acceptBy) - Date.parse(lead.capturedAt) };
  }
  if (lead.state === 'accepted' && lead.firstContactBy) {
    return { label: '首次联系', deed: '联系客户并记下结果', until: lead.firstContactBy, totalMs: firstContactMinutes * 60_000 };
  }
  return null;
}

function dueWords({ until, deed }: Clock, now: Date): string {
  const due = momentWords(until, now);
  return Date.parse(until) < now.getTime() ? `应在${due} 前${deed}，请现在就办` : `请在${due} 前${deed}`;
}

export function ServiceClock({ data, now }: { data: LeadData; now: Date }) {
  const clock = clockOf(data);
  if (!clock) return null;
  const leftMs = Date.parse(clock.until) - now.getTime();
  const late = leftMs < 0;
  const words = remainingWords(clock.until, now);
  return (
    <div className="sla" role="timer" aria-label={`${clock.label}${words}`}>
      <p className="sla-line">
        <span className="sub">{clock.label}</span>
        <b className={late ? 'sla-late' : undefined}>{words}</b>
      </p>
      <Meter
        label={`${clock.label}剩余时间`}
        percent={late || clock.totalMs <= 0 ? 100 : (leftMs / clock.totalMs) * 100}
        tone={late ? 'bad' : 'warn'}
      />
      <p className="hint">{dueWords(clock, now)}</p>
    </div>
  );
}
