import { businessDayOf } from '@yinqiao/shared/domain';
import { DecisionModel, readDecision, type StoredDecision } from '../decision.model';
import { bookGivenBack, settleDay } from '../distribution/dayAccount';
import { giveBack } from '../distribution/ledger';
import { sharersOf } from '../distribution/trace';
import type { Lead } from '../lead.model';
import { bookOf } from '../poolBook';
import { writeBook } from './writeBook';

/**
 * A lead that went on for a reason the RM cannot help is not counted as given to them, in the caller's transaction.
 * One that used no share (the owner's) has none to give back.
 * @param lead as it stood with the RM
 */
export async function giveBackShare(lead: Lead & { staffId: string }, at: Date): Promise<void> {
  const { _id: leadId, assignmentNo, staffId } = lead;
  const stored = await DecisionModel.findOne({ leadId, assignmentNo }).lean<StoredDecision | null>();
  const decision = stored && readDecision(stored);
  const sharers = decision ? sharersOf(decision.trace) : [];
  if (!decision || sharers.length === 0) return;
  const { read, ledger, account } = await bookOf(decision.poolUnitId, businessDayOf(at));
  const after = giveBack(ledger, staffId, sharers);
  const booked = settleDay(bookGivenBack(account, staffId), ledger, after);
  await writeBook(decision.poolUnitId, read, { ledger: after, account: booked });
}
