import { businessDayOf } from '@yinqiao/shared/domain';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { unitById } from '../../orgs';
import { DecisionModel, readDecision, type StoredDecision } from '../decision.model';
import { bookGivenBack, settleDay } from '../distribution/dayAccount';
import { giveBack, type TeamMember } from '../distribution/ledger';
import { shareRuleOf } from '../distribution/shareRule';
import { sharersOf } from '../distribution/trace';
import type { Lead } from '../lead.model';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { type TakenShare, takenShareId, TakenShareModel } from '../takenShare.model';
import { countsTaken, type TakenBy } from './bookTaken';
import { writeBook } from './writeBook';

type Held = Lead & { staffId: string };
const TAKEN_BY: Partial<Record<NonNullable<Lead['givenBy']>, TakenBy>> = { grab: 'grabbed', manager: 'by_hand' };

/**
 * A lead that went on for a reason the RM cannot help is not counted as given to them, in the caller's transaction.
 * One that used no share (the owner's) has none to give back.
 * @param lead as it stood with the RM
 */
export async function giveBackShare(lead: Held, at: Date): Promise<void> {
  const by = lead.givenBy ? TAKEN_BY[lead.givenBy] : undefined;
  if (by) return giveBackTaken(lead, by, at);
  const { _id: leadId, assignmentNo, staffId } = lead;
  const stored = await DecisionModel.findOne({ leadId, assignmentNo }).lean<StoredDecision | null>();
  const decision = stored && readDecision(stored);
  if (decision) await bookBack(decision.poolUnitId, staffId, sharersOf(decision.trace), at);
}

/** What was taken is booked a moment later: whoever is faster leaves a note that there is nothing to book any more. */
async function giveBackTaken({ _id, assignmentNo, staffId, unitPath, assignedAt }: Held, by: TakenBy, at: Date): Promise<void> {
  const id = takenShareId(_id, assignmentNo);
  const outlet = await unitById(unitPath.split('/').filter(Boolean).at(-1) ?? '');
  const rule = outlet && shareRuleOf((await policyInForce(outlet.unitPath, assignedAt ?? at)).rules);
  if (!rule || !countsTaken(rule, by)) return;
  const share = await TakenShareModel.findOneAndUpdate(
    { _id: id, givenBack: false },
    { $set: { givenBack: true } },
  ).lean<TakenShare | null>();
  if (share) return bookBack(share.poolUnitId, staffId, share.sharers, at);
  await leaveNote({ _id: id, poolUnitId: outlet._id, sharers: [], givenBack: true });
}

async function leaveNote(note: TakenShare): Promise<void> {
  try {
    await insert(TakenShareModel, [note]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert(`${note._id} was booked at the same moment`);
    throw error;
  }
}

async function bookBack(poolUnitId: string, staffId: string, sharers: readonly TeamMember[], at: Date): Promise<void> {
  if (sharers.length === 0) return;
  const { read, ledger, account } = await bookOf(poolUnitId, businessDayOf(at));
  const after = giveBack(ledger, staffId, sharers);
  const booked = settleDay(bookGivenBack(account, staffId), ledger, after);
  await writeBook(poolUnitId, read, { ledger: after, account: booked });
}
