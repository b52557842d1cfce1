import { DeliveryPlanned } from '../../../events/outreach';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { emit } from '../../../platform/work';
import { staffById } from '../../orgs';
import { DeliveryModel, type Delivery } from '../delivery.model';
import { cardBody, cardUpdateBody, type StaffCard } from '../staffCard';

interface CardFor {
  staffId: string;
  personId: string;
  leadId: string;
  assignmentNo: number;
  card: StaffCard;
}

/** Records a card that is to be sent, inside the caller's transaction; sending follows. @returns the delivery's id */
export async function planStaffCard({ staffId, personId, leadId, assignmentNo, card }: CardFor): Promise<string> {
  const staff = await staffById(staffId);
  if (!staff) throw new Error(`no such member of staff: ${staffId}`);
  const _id = newId('dlv');
  return plan({ _id, kind: 'staff_card', staffId, personId, leadId, assignmentNo, body: cardBody(_id, staff.wecomUserId, card) });
}

/** Records that a card is to be closed with one word, inside the caller's transaction. */
export async function planCardUpdate(update: {
  staffId: string;
  leadId: string;
  assignmentNo: number;
  responseCode: string;
  word: string;
}): Promise<string> {
  const staff = await staffById(update.staffId);
  if (!staff) throw new Error(`no such member of staff: ${update.staffId}`);
  const { staffId, leadId, assignmentNo, responseCode } = update;
  const body = cardUpdateBody(staff.wecomUserId, responseCode, update.word);
  return plan({ _id: newId('dlv'), kind: 'card_update', staffId, personId: null, leadId, assignmentNo, responseCode, body });
}

/** Cards of an assignment that is no longer true and have not left yet are not sent. Inside the caller's transaction. */
export async function cancelPlannedCards(leadId: string, assignmentNo: number): Promise<void> {
  await DeliveryModel.updateMany(
    { leadId, assignmentNo, kind: 'staff_card', state: 'planned' },
    { $set: { state: 'cancelled', settledAt: businessNow() } },
  );
}

async function plan(delivery: Partial<Delivery> & { _id: string; staffId: string }): Promise<string> {
  await DeliveryModel.create([{ ...delivery, state: 'planned', attempts: 0, plannedAt: businessNow() }]);
  await emit(DeliveryPlanned, { deliveryId: delivery._id, staffId: delivery.staffId });
  return delivery._id;
}
