import { DeliveryPlanned } from '../../../events/outreach';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { emit } from '../../../platform/work';
import { staffByIds } from '../../orgs';
import { DeliveryModel, type Delivery } from '../delivery.model';
import { cardBody, cardUpdateBody, type StaffCard } from '../staffCard';

export interface CardFor {
  staffId: string;
  personId: string;
  leadId: string;
  assignmentNo: number;
  card: StaffCard;
}

/** Records cards that are to be sent, inside the caller's transaction; sending follows. */
export async function planStaffCards(cards: readonly CardFor[]): Promise<void> {
  const wecomUserIdOf = await wecomUserIds(cards.map(({ staffId }) => staffId));
  await plan(
    cards.map(({ card, ...about }) => {
      const _id = newId('dlv');
      return { _id, kind: 'staff_card', ...about, responseCode: null, body: cardBody(_id, wecomUserIdOf(about.staffId), card) };
    }),
  );
}

/** Records that a card is to be closed with one word, inside the caller's transaction. */
export async function planCardUpdate(update: {
  staffId: string;
  leadId: string;
  assignmentNo: number;
  responseCode: string;
  word: string;
}): Promise<void> {
  const { word, ...about } = update;
  const wecomUserIdOf = await wecomUserIds([about.staffId]);
  const body = cardUpdateBody(wecomUserIdOf(about.staffId), about.responseCode, word);
  await plan([{ _id: newId('dlv'), kind: 'card_update', personId: null, ...about, body }]);
}

/** Cards of an assignment that is no longer true and have not left yet are not sent. Inside the caller's transaction. */
export async function cancelPlannedCards(leadId: string, assignmentNo: number): Promise<void> {
  await DeliveryModel.updateMany(
    { leadId, assignmentNo, kind: 'staff_card', state: 'planned' },
    { $set: { state: 'cancelled', settledAt: businessNow() } },
  );
}

type Planned = Pick<Delivery, '_id' | 'kind' | 'staffId' | 'personId' | 'leadId' | 'assignmentNo' | 'responseCode' | 'body'>;

async function plan(planned: readonly Planned[]): Promise<void> {
  const plannedAt = businessNow();
  const deliveries = planned.map((one): Delivery => ({ ...one, state: 'planned', attempts: 0, plannedAt, ...NOTHING_YET }));
  await insert(DeliveryModel, deliveries);
  for (const { _id, staffId } of deliveries) await emit(DeliveryPlanned, { deliveryId: _id, staffId });
}

const NOTHING_YET = {
  scriptId: null,
  scriptVersion: null,
  textDigest: null,
  vendorMessageId: null,
  attemptedAt: null,
  settledAt: null,
  error: null,
};

/** @throws Error when one of them is not a member of staff, which is a fault of the data */
async function wecomUserIds(staffIds: readonly string[]): Promise<(staffId: string) => string> {
  const ids = new Map((await staffByIds([...new Set(staffIds)])).map(({ _id, wecomUserId }) => [_id, wecomUserId]));
  return (staffId) => {
    const wecomUserId = ids.get(staffId);
    if (!wecomUserId) throw new Error(`no such member of staff: ${staffId}`);
    return wecomUserId;
  };
}
