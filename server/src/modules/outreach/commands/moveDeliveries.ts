import { type Change, changeAll } from '../../../platform/db/reversible';
import { DeliveryModel } from '../delivery.model';

/** What was sent to a person who was merged into another was sent to the other, in the caller's transaction. */
export const moveDeliveries = (personId: string, survivorId: string): Promise<Change[]> =>
  changeAll(DeliveryModel, { personId }, { personId: survivorId });
