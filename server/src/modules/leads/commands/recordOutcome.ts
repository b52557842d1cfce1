import { countsAsContact, LAST_ATTEMPT, momentWords, type Outcome, outcomes } from '@yinqiao/shared/domain';
import { OutcomeRecorded } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { emit } from '../../../platform/work';
import { refuseMarketing } from '../../consents';
import { closeTasks, openTasks } from '../../tasks';
import { followUpBy } from '../lead.clocks';
import type { Lead } from '../lead.model';
import { titleWords } from '../lead.words';
import { openingHoursOf } from '../roster';
import { type EndingTransition, endLead } from './endLead';
import { assertCan, clockOf, heldLead, historyOf, moveLead, writeLead } from './moveLead';

const FOLLOW_UP_TASK_MINUTES = 10;
const GOES_ON = { contacted: 'contact', qualified: 'qualify' } as const;
const ENDS: Record<'won' | 'lost' | 'invalid', EndingTransition> = { won: 'win', lost: 'lose', invalid: 'invalidate' };

export interface OutcomeResult extends Record<string, unknown> {
  leadId: string;
  assignmentNo: number;
  state: Lead['state'];
  /** What followed, in words for the RM. */
  effects: string[];
}

interface Contact {
  lead: Lead;
  staffId: string;
  outcome: Outcome;
  at: Date;
  /** Set when this contact reached the customer for the first time. */
  firstContactedAt?: Date;
}

/**
 * Records what a contact ended in; lead, tasks and consent move by one table (`outcomes`), in the caller's transaction.
 * @throws AppError LEAD_NOT_YOURS, LEAD_STATE_CHANGED
 */
export async function recordOutcome(staffId: string, leadId: string, assignmentNo: number, outcome: Outcome): Promise<OutcomeResult> {
  const lead = await heldLead(staffId, leadId, assignmentNo);
  assertCan(lead, 'contact');
  const at = businessNow();
  const first = countsAsContact(outcome) && lead.firstContactedAt === null;
  const contact: Contact = { lead, staffId, outcome, at, ...(first ? { firstContactedAt: at } : {}) };
  const { state, effects } = await follow(contact);
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'record:Outcome',
    subjects: [`Lead/${leadId}`, `Customer/${lead.personId}`],
    detail: { assignmentNo, outcome, state },
  });
  const { campaignId, productLine, personId } = lead;
  await emit(OutcomeRecorded, { leadId, assignmentNo, campaignId, productLine, staffId, personId, outcome, first, at: at.toISOString() });
  return { leadId, assignmentNo, state, effects };
}

type Followed = Pick<OutcomeResult, 'state' | 'effects'>;

async function follow(contact: Contact): Promise<Followed> {
  const { leadState, withdrawsMarketing } = outcomes[contact.outcome];
  if (leadState === null) return countAttempt(contact);
  if (leadState === 'contacted' || leadState === 'qualified') return keepContact(contact, GOES_ON[leadState]);
  const followed = await end(contact, ENDS[leadState]);
  if (!withdrawsMarketing) return followed;
  await refuseMarketing(contact.lead.personId, contact.staffId, contact.at);
  return { ...followed, effects: [...followed.effects, '已撤回这位客户的营销同意，休息 30 天'] };
}

/** Nobody answered: the task stays, the third attempt ends the lead. */
async function countAttempt({ lead, outcome, at }: Contact): Promise<Followed> {
  const attempts = lead.attempts + 1;
  const entry = historyOf(lead, 'outcome', at, outcome);
  const tried = { ...lead, attempts, lastActionAt: at };
  await writeLead(lead, { $inc: { attempts: 1 }, $set: { lastActionAt: at, ...(await clockOf(tried, 0)) }, $push: { history: entry } });
  await closeTasks({ kind: 'lead', id: lead._id }, 'done', 'lead_overdue');
  if (attempts < LAST_ATTEMPT) return { state: lead.state, effects: [`已记第 ${attempts} 次未接，第 ${LAST_ATTEMPT} 次后这条线索结束`] };
  const ended = await endLead({ ...tried, history: [...lead.history, entry] }, { transition: 'lose', code: 'unanswered', at });
  return { state: ended.state, effects: [`第 ${LAST_ATTEMPT} 次未接，线索已结束`] };
}

/** The customer was reached and it goes on: the task in hand is done, a follow-up is opened. */
async function keepContact(
  { lead, staffId, outcome, at, firstContactedAt }: Contact,
  transition: 'contact' | 'qualify',
): Promise<Followed> {
  const entry = historyOf(lead, 'outcome', at, outcome);
  const dueAt = followUpBy(await openingHoursOf(staffId), outcome, at);
  const set = { lastActionAt: at, followUpBy: dueAt, ...(firstContactedAt ? { firstContactedAt } : {}) };
  const moved = await moveLead(lead, transition, set, entry);
  await closeTasks({ kind: 'lead', id: lead._id }, 'done');
  await openTasks([
    {
      kind: 'follow_up',
      staffId,
      unitPath: lead.unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: lead._id },
      assignmentNo: lead.assignmentNo,
      title: `再联系 · ${titleWords(lead)}`,
      reasons: [`上次结果：${outcomes[outcome].label}`],
      minutes: FOLLOW_UP_TASK_MINUTES,
      timed: false,
      dueAt,
    },
  ]);
  const effects = [firstContactedAt ? '首次联系已完成' : '这次联系已记下', `已建跟进任务，${momentWords(dueAt, at)} 前`];
  return { state: moved.state, effects };
}

async function end({ lead, outcome, at, firstContactedAt }: Contact, transition: EndingTransition): Promise<Followed> {
  const ended = await endLead(lead, { transition, code: outcome, at, ...(firstContactedAt ? { firstContactedAt } : {}) });
  const words = { won: '已办理，线索完成', lost: '线索已结束', invalid: '线索已标为无效' } as const;
  return { state: ended.state, effects: [words[ended.state as keyof typeof words]] };
}
