import { businessDayOf, licenceForLine } from '@yinqiao/shared/domain';
import { staffById, unitById } from '../../orgs';
import { candidatesOf } from '../bank';
import { bookShared, bookUnshared, settleDay } from '../distribution/dayAccount';
import { type Candidate, exclusionOf } from '../distribution/eligibility';
import { rankByFairShare } from '../distribution/fairShare';
import { give, ledgerFor } from '../distribution/ledger';
import { shareRuleOf, weightOn } from '../distribution/shareRule';
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
  if (!rule.countsGrabbed) return writeBook(outlet._id, read, { ledger, account: bookUnshared(account, 'grabbed') });
  const all = await candidatesOf(await teamOf(outlet.unitPath), at);
  const desk = all.find((rm) => rm.staffId === staffId)?.desk ?? 'outlet';
  const team = all.filter((rm) => rm.desk === desk);
  const sharers = team.filter((rm) => rm.staffId === staffId || exclusionOf(rm, needsOf(lead)) === null);
  const excluded = team.flatMap((rm) => (sharers.includes(rm) ? [] : excludedFor(rm, lead)));
  const turned = ledgerFor(
    ledger,
    sharers.map((rm) => ({ staffId: rm.staffId, weight: weightOn(day, rm, rule) })),
  );
  const given = give(turned, staffId);
  const booked = bookShared(account, { order: rankByFairShare(outlet._id, turned), chosenId: staffId, excluded, at });
  await writeBook(outlet._id, read, { ledger: given, account: settleDay(booked, ledger, given) });
}

const needsOf = ({ productLine }: Pick<Lead, 'productLine'>) => {
  const licence = licenceForLine[productLine];
  return { licences: licence ? [licence] : [], returnedBy: [], barred: [] };
};

function excludedFor(rm: Candidate, lead: Pick<Lead, 'productLine'>) {
  const reason = exclusionOf(rm, needsOf(lead));
  return reason ? [{ rm, reason }] : [];
}
