import { newId } from '../../../platform/db/ids';
import { noticeBody, type StaffNotice } from '../staffNotice';
import { planDeliveries, wecomUserIds } from './planDeliveries';

/** Records messages without buttons that are to be sent, inside the caller's transaction; sending follows. */
export async function planStaffNotices(notices: readonly { staffId: string; notice: StaffNotice }[]): Promise<void> {
  const wecomUserIdOf = await wecomUserIds(notices.map(({ staffId }) => staffId));
  await planDeliveries(
    notices.map(({ staffId, notice }) => {
      const _id = newId('dlv');
      const body = noticeBody(_id, wecomUserIdOf(staffId), notice);
      return { _id, kind: 'staff_notice' as const, staffId, personId: null, leadId: null, assignmentNo: null, responseCode: null, body };
    }),
  );
}
