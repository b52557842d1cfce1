import { businessDayOf, licenceForLine, type ProductLine } from '@yinqiao/shared/domain';
import { type OrgUnit, unitById } from '../../orgs';
import { candidatesOf } from '../bank';
import { boardFor } from '../distribution/board';
import type { Candidate } from '../distribution/eligibility';
import { ShareBook } from '../distribution/shareBook';
import { shareRuleOf } from '../distribution/shareRule';
import { groupBy } from '../groupBy';
import { LeadModel } from '../lead.model';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { teamOf } from '../roster';
import { writeBook } from './writeBook';

/** A lead that somebody took from the open pool. */
export interface Grab {
  leadId: string;
  staffId: string;
  at: Date;
}

/**
 * Books grabs in the account of the grabbers' own outlet, in the caller's transaction: each counts as given to them among those
 * who could have had it, unless the policy says that grabbed leads use no share. The book is written once for all of a day.
 */
export async function bookGrabs(poolUnitId: string, grabs: readonly Grab[]): Promise<void> {
  const outlet = await unitById(poolUnitId);
  if (!outlet) return;
  const leads = await LeadModel.find({ _id: { $in: grabs.map(({ leadId }) => leadId) } }, { productLine: 1 }).lean();
  const lines = new Map(leads.map(({ _id, productLine }) => [_id, productLine]));
  const known = grabs.flatMap((grab) => {
    const productLine = lines.get(grab.leadId);
    return productLine ? [{ ...grab, productLine }] : [];
  });
  for (const [day, ofDay] of groupBy(known, ({ at }) => businessDayOf(at))) await bookDay(outlet, day, ofDay);
}

async function bookDay(outlet: OrgUnit, day: string, grabs: readonly (Grab & { productLine: ProductLine })[]): Promise<void> {
  const { read, ledger, account } = await bookOf(outlet._id, day);
  const rule = shareRuleOf((await policyInForce(outlet.unitPath, grabs[0]!.at)).rules);
  const book = new ShareBook({ poolUnitId: outlet._id, ledger, account, rule, day });
  for (const { staffId, productLine, at } of grabs) {
    if (rule.countsGrabbed) book.share(boardOf(productLine, await candidatesOf(await teamOf(outlet.unitPath), at), staffId), staffId, at);
    else book.bookUnshared('grabbed');
  }
  await writeBook(outlet._id, read, book.close());
}

/** Those of the grabber's desk who could have had the lead; the grabber is one of them in any case. */
function boardOf(line: ProductLine, all: readonly Candidate[], staffId: string) {
  const desk = all.find((rm) => rm.staffId === staffId)?.desk ?? 'outlet';
  const team = all.filter((rm) => rm.desk === desk);
  const licence = licenceForLine[line];
  const { excluded, eligible } = boardFor({ licences: licence ? [licence] : [], returnedBy: [], barred: [] }, team);
  const sharers = team.filter((rm) => rm.staffId === staffId || eligible.includes(rm));
  return { eligible: sharers, excluded: excluded.filter(({ rm }) => rm.staffId !== staffId), own: [] };
}
