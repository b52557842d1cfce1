import { businessDayOf, licenceForLine } from '@yinqiao/shared/domain';
import { staffById, unitById } from '../../orgs';
import { candidatesOf } from '../bank';
import { boardFor } from '../distribution/board';
import { ShareBook } from '../distribution/shareBook';
import { shareRuleOf } from '../distribution/shareRule';
import type { Lead } from '../lead.model';
import { policyInForce } from '../policy/policyInForce';
import { bookOf } from '../poolBook';
import { teamOf } from '../roster';
import { writeBook } from './writeBook';

/**
 * Books a lead that somebody took from the open pool in the account of their own outlet, in the caller's transaction: it counts
 * as given to them among those who could have had it, unless the policy says that grabbed leads use no share.
 */
export async function bookGrab(lead: Pick<Lead, 'productLine'>, staffId: string, at: Date): Promise<void> {
  const staff = await staffById(staffId);
  const outlet = staff && (await unitById(staff.unitId));
  if (!outlet) return;
  const rule = shareRuleOf((await policyInForce(outlet.unitPath, at)).rules);
  const day = businessDayOf(at);
  const { read, ledger, account } = await bookOf(outlet._id, day);
  const book = new ShareBook({ poolUnitId: outlet._id, ledger, account, rule, day });
  if (!rule.countsGrabbed) book.bookUnshared('grabbed');
  else {
    const all = await candidatesOf(await teamOf(outlet.unitPath), at);
    const desk = all.find((rm) => rm.staffId === staffId)?.desk ?? 'outlet';
    const team = all.filter((rm) => rm.desk === desk);
    const { excluded, eligible } = boardFor(needsOf(lead), team);
    const sharers = team.filter((rm) => rm.staffId === staffId || eligible.includes(rm));
    const others = excluded.filter(({ rm }) => rm.staffId !== staffId);
    book.share({ eligible: sharers, excluded: others, own: [] }, staffId, at);
  }
  await writeBook(outlet._id, read, book.close());
}

const needsOf = ({ productLine }: Pick<Lead, 'productLine'>) => {
  const licence = licenceForLine[productLine];
  return { licences: licence ? [licence] : [], returnedBy: [], barred: [] };
};
