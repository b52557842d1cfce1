import { DeliveryPlanned } from '../../../events/outreach';
import { businessNow } from '../../../platform/clock/clock';
import { insert } from '../../../platform/db/insert';
import { emit } from '../../../platform/work';
import { staffByIds } from '../../orgs';
import { DeliveryModel, type Delivery } from '../delivery.model';

type Planned = Pick<Delivery, '_id' | 'kind' | 'staffId' | 'personId' | 'leadId' | 'assignmentNo' | 'responseCode' | 'body' | 'about'>;

/** Records what is to be sent, inside the caller's transaction; sending follows. */
export async function planDeliveries(planned: readonly Planned[]): Promise<void> {
  const plannedAt = businessNow();
  const deliveries = planned.map((one): Delivery => ({ ...one, state: 'planned', attempts: 0, plannedAt, ...NOTHING_YET }));
  await insert(DeliveryModel, deliveries);
  for (const { _id, staffId } of deliveries) await emit(DeliveryPlanned, { deliveryId: _id, staffId });
}

const NOTHING_YET = {
  scriptId: null,
  scriptVersion: null,
  textDigest: null,
  closingWord: null,
  vendorMessageId: null,
  attemptedAt: null,
  settledAt: null,
  error: null,
};

/** The vendor's ids of members of staff. @throws Error when one of them is not a member of staff, which is a fault of the data */
export async function wecomUserIds(staffIds: readonly string[]): Promise<(staffId: string) => string> {
  const ids = new Map((await staffByIds([...new Set(staffIds)])).map(({ _id, wecomUserId }) => [_id, wecomUserId]));
  return (staffId) => {
    const wecomUserId = ids.get(staffId);
    if (!wecomUserId) throw new Error(`no such member of staff: ${staffId}`);
    return wecomUserId;
  };
}
