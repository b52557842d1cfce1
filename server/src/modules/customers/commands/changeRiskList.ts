import type { ListingReason, RedLine, RiskList } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { AppError } from '../../../platform/http/AppError';
import { PersonModel } from '../person.model';

interface Listing {
  personId: string;
  list: RiskList;
  on: boolean;
  reason: ListingReason;
}

/**
 * Puts a person on a list of those the bank does not market to, or takes them off it, in the caller's transaction. What that ends
 * is for the caller. @throws AppError CUSTOMER_LISTED_ALREADY
 */
export async function changeRiskList(actor: StaffActor, { personId, list, on, reason }: Listing): Promise<void> {
  const before = { _id: personId, redLines: on ? { $ne: list } : list };
  const change = on ? { $addToSet: { redLines: list } } : { $pull: { redLines: list } };
  const written = await PersonModel.updateOne(before, change);
  if (written.modifiedCount !== 1) throw new AppError('CUSTOMER_LISTED_ALREADY');
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: on ? 'list:Customer' : 'delist:Customer',
    subjects: [`Customer/${personId}`],
    reason,
    detail: { list },
  });
}

/** Those of some persons whom the bank keeps on a list, as the lists stand now. */
export async function personsOnLists(personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await PersonModel.find({ _id: { $in: [...personIds] }, 'redLines.0': { $exists: true } })
    .select({ _id: 1 })
    .lean();
  return new Set(found.map(({ _id }) => _id));
}

/** Of a person's red lines those that somebody keeps by hand. */
export const listsIn = (redLines: readonly RedLine[]): RiskList[] =>
  redLines.filter((line): line is RiskList => line === 'blacklist' || line === 'risk');
