import { StaffCardActed } from '../../../events/outreach';
import { audit } from '../../../platform/audit';
import { AppError } from '../../../platform/http/AppError';
import { processor } from '../../../platform/work';
import { answerCardClick } from '../../outreach';
import { acceptLead } from '../commands/acceptLead';
import { returnLead } from '../commands/returnLead';
import { CARD_KEYS, CARD_WORDS } from '../leadCard';
import { LeadModel } from '../lead.model';
import { stateWords } from '../lead.words';

/** Accept and return by card. The card is closed with one word, also when it came too late: a stale card is answered, not ignored. */
export const actOnLeadOnStaffCardActed = processor({
  kind: 'transaction',
  name: 'actOnLeadOnStaffCardActed',
  on: StaffCardActed,
  lane: 'callback',
  key: ({ leadId }) => leadId,
  serial: true,
  run: async ({ payload: { staffId, leadId, assignmentNo, key, responseCode } }) => {
    const word = await act(key, staffId, leadId, assignmentNo);
    await answerCardClick({ staffId, leadId, assignmentNo, responseCode, word });
  },
});

async function act(key: string, staffId: string, leadId: string, assignmentNo: number): Promise<string> {
  try {
    if (key === CARD_KEYS.return) {
      await returnLead(staffId, leadId, assignmentNo, 'busy');
      return CARD_WORDS.return;
    }
    await acceptLead(staffId, leadId, assignmentNo);
    return CARD_WORDS.accept;
  } catch (error) {
    // Both commands refuse before they write anything, so the transaction may go on.
    if (error instanceof AppError && error.code === 'LEAD_NOT_YOURS') return refuseWork(staffId, leadId, error.code);
    if (error instanceof AppError && error.code === 'LEAD_STATE_CHANGED') return stateWord(leadId);
    throw error;
  }
}

async function refuseWork(staffId: string, leadId: string, reason: string): Promise<string> {
  await audit({ actor: { kind: 'staff', id: staffId }, action: 'work:Lead', subjects: [`Lead/${leadId}`], outcome: 'refused', reason });
  return '已转给同事';
}

async function stateWord(leadId: string): Promise<string> {
  const lead = await LeadModel.findById(leadId).select({ state: 1, history: 1 }).lean();
  return lead ? stateWords(lead) : '已结束';
}
