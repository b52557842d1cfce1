import { type LeadTransition, leadTransitions } from '@yinqiao/shared/domain';
import { LeadClosed } from '../../../events/leads';
import { emit } from '../../../platform/work';
import { closeStaffCard } from '../../outreach';
import { closeTasks } from '../../tasks';
import type { HistoryEntry, Lead } from '../lead.model';
import { stateWords } from '../lead.words';
import { freeRoom } from './freeRoom';
import { historyOf, moveLead } from './moveLead';

export type EndingTransition = Extract<LeadTransition, 'win' | 'lose' | 'invalidate' | 'close'>;

export interface Ending {
  transition: EndingTransition;
  code: HistoryEntry['code'];
  at: Date;
  /** Set when the ending contact was the first. */
  firstContactedAt?: Date;
}

/** Ends a lead: its tasks close, its holder has room again. In the caller's transaction. */
export async function endLead(lead: Lead, { transition, code, at, firstContactedAt }: Ending): Promise<Lead> {
  const set: Partial<Lead> = { closedAt: at, lastActionAt: lead.staffId ? at : null, ...(firstContactedAt ? { firstContactedAt } : {}) };
  const what = transition === 'close' || code === 'unanswered' ? 'closed' : 'outcome';
  const ended = await moveLead(lead, transition, set, historyOf(lead, what, at, code));
  await closeTasks({ kind: 'lead', id: lead._id }, transition === 'close' ? 'dropped' : 'done');
  if (lead.staffId) {
    await closeStaffCard({ leadId: lead._id, assignmentNo: lead.assignmentNo, word: stateWords(ended) });
    await freeRoom(lead.staffId, lead.unitPath);
  }
  await emit(LeadClosed, {
    leadId: lead._id,
    assignmentNo: lead.assignmentNo,
    staffId: lead.staffId,
    personId: lead.personId,
    state: leadTransitions[transition].to as 'won' | 'lost' | 'invalid',
    reason: code ?? transition,
  });
  return ended;
}
