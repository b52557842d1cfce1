import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { DeliveryModel } from '../delivery.model';
import { noticeBody, type StaffNotice } from '../staffNotice';
import { planDeliveries, wecomUserIds } from './planDeliveries';

/** Records messages without buttons that are to be sent, inside the caller's transaction; sending follows. */
export async function planStaffNotices(notices: readonly { staffId: string; about?: string; notice: StaffNotice }[]): Promise<void> {
  const wecomUserIdOf = await wecomUserIds(notices.map(({ staffId }) => staffId));
  await planDeliveries(
    notices.map(({ staffId, about, notice }) => {
      const _id = newId('dlv');
      const body = noticeBody(_id, wecomUserIdOf(staffId), notice);
      const nobody = { personId: null, leadId: null, assignmentNo: null, responseCode: null };
      return { _id, kind: 'staff_notice' as const, staffId, ...(about ? { about } : {}), ...nobody, body };
    }),
  );
}

/** What they are about has moved on, in its transaction: messages of which nothing was sent yet are not sent any more. */
export async function cancelStaffNotices(about: string): Promise<void> {
  await DeliveryModel.updateMany(
    { about, state: { $in: ['planned', 'claimed'] } },
    { $set: { state: 'cancelled', settledAt: businessNow() } },
  );
}
