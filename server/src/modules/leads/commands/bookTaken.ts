import { businessDayOf, type Licence } from '@yinqiao/shared/domain';
import { insert } from '../../../platform/db/insert';
import { type OrgUnit, unitById } from '../../orgs';
import { candidatesOf } from '../bank';
import { boardFor } from '../distribution/board';
import type { Candidate } from '../distribution/eligibility';
import { ShareBook } from '../distribution/shareBook';
import { type ShareRule, shareRuleOf, weightOn } from '../distribution/shareRule';
import { groupBy } from '../groupBy';
import { type Lead, LeadModel } from '../lead.model';
import { licencesOfLead } from '../licencesOfLead';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { teamOf } from '../roster';
import { type TakenShare, takenShareId, TakenShareModel } from '../takenShare.model';
import { writeBook } from './writeBook';

/** How somebody came to a lead that distribution did not give them. */
export type TakenBy = 'grabbed' | 'by_hand';

/** A lead that somebody took from the open pool or was given by a manager. */
export interface Taken {
  leadId: string;
  assignmentNo: number;
  staffId: string;
  at: Date;
}

/** With what the lead asked of whoever took it. */
type Booked = Taken & { licences: readonly Licence[] };

/**
 * Books such leads in the account of the RMs' own outlet, in the caller's transaction: where the policy says that they count, each is
 * counted as given among those who could have had it, otherwise as one that used no share. The book is written once for all of a day.
 */
export async function bookTaken(by: TakenBy, poolUnitId: string, taken: readonly Taken[]): Promise<void> {
  const outlet = await unitById(poolUnitId);
  if (!outlet) return;
  const asked = { productLine: 1, areaId: 1, facts: 1, touches: 1 } as const;
  const leads = await LeadModel.find({ _id: { $in: taken.map(({ leadId }) => leadId) } }, asked).lean<Lead[]>();
  const byId = new Map(leads.map((lead) => [lead._id, lead]));
  const undone = await TakenShareModel.find({ _id: { $in: taken.map(idOf) } }).lean<TakenShare[]>();
  const gone = new Set(undone.map(({ _id }) => _id));
  const known: Booked[] = [];
  for (const one of taken) {
    const lead = byId.get(one.leadId);
    if (lead && !gone.has(idOf(one))) known.push({ ...one, licences: await licencesOfLead(lead, one.at) });
  }
  for (const [day, ofDay] of groupBy(known, ({ at }) => businessDayOf(at))) await bookDay(by, outlet, day, ofDay);
}

const idOf = ({ leadId, assignmentNo }: Taken): string => takenShareId(leadId, assignmentNo);

async function bookDay(by: TakenBy, outlet: OrgUnit, day: string, taken: readonly Booked[]): Promise<void> {
  const { read, ledger, account } = await bookOf(outlet._id, day);
  const rule = shareRuleOf((await policyInForce(outlet.unitPath, taken[0]!.at)).rules);
  const book = new ShareBook({ poolUnitId: outlet._id, ledger, account, rule, day });
  const shares: TakenShare[] = [];
  for (const one of taken) {
    if (!countsTaken(rule, by)) {
      book.bookUnshared(by);
      continue;
    }
    const board = boardOf(one.licences, await candidatesOf(await teamOf(outlet.unitPath), one.at), one.staffId);
    book.share(board, one.staffId, one.at);
    const sharers = board.eligible.map((rm) => ({ staffId: rm.staffId, weight: weightOn(day, rm, rule) }));
    shares.push({ _id: idOf(one), poolUnitId: outlet._id, sharers, givenBack: false });
  }
  await writeBook(outlet._id, read, book.close());
  await insert(TakenShareModel, shares);
}

export const countsTaken = ({ countsGrabbed, countsByHand }: ShareRule, by: TakenBy): boolean =>
  by === 'grabbed' ? countsGrabbed : countsByHand;

/** Those of the RM's desk who could have had the lead; the RM is one of them in any case. */
function boardOf(licences: readonly Licence[], all: readonly Candidate[], staffId: string) {
  const desk = all.find((rm) => rm.staffId === staffId)?.desk ?? 'outlet';
  const team = all.filter((rm) => rm.desk === desk);
  const { excluded, eligible } = boardFor({ licences, returnedBy: [], barred: [] }, team);
  const sharers = team.filter((rm) => rm.staffId === staffId || eligible.includes(rm));
  return { eligible: sharers, excluded: excluded.filter(({ rm }) => rm.staffId !== staffId), own: [] };
}
