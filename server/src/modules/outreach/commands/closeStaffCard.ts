import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { DeliveryModel, type Delivery } from '../delivery.model';
import { cardUpdateBody } from '../staffCard';
import { planDeliveries, wecomUserIds } from './planDeliveries';

/** How long the vendor lets a sent card be changed with the code its sending returned; the code works once. */
const RESPONSE_CODE_MS = 72 * 3_600_000;

/** One card of one assignment, and the word that replaces its buttons. */
interface Closing {
  leadId: string;
  assignmentNo: number;
  word: string;
}

/** Answers a click with the click's own response code, inside the caller's transaction; the card counts as closed. */
export async function answerCardClick({
  responseCode,
  staffId,
  ...closing
}: Closing & { responseCode: string; staffId: string }): Promise<void> {
  const { leadId, assignmentNo, word } = closing;
  await DeliveryModel.updateOne({ leadId, assignmentNo, kind: 'staff_card', closingWord: null }, { $set: { closingWord: word } });
  await planUpdate(staffId, responseCode, closing);
}

/**
 * Closes the card of an assignment that went on without it, inside the caller's transaction. One that has not left is not
 * sent; one on its way is closed when the vendor has taken it; one that is closed already stays as it is.
 */
export async function closeStaffCard(closing: Closing): Promise<void> {
  const { leadId, assignmentNo, word } = closing;
  const card = await DeliveryModel.findOne({ leadId, assignmentNo, kind: 'staff_card', closingWord: null }).lean<Delivery | null>();
  if (!card) return;
  const unsent = card.state === 'planned' ? { state: 'cancelled' as const, settledAt: businessNow() } : {};
  await DeliveryModel.updateOne({ _id: card._id }, { $set: { closingWord: word, ...unsent } });
  await planClosing({ ...card, closingWord: word });
}

/** Plans the update of a card that the vendor has taken and that is to be closed, inside the caller's transaction. */
export async function planClosing({
  state,
  staffId,
  leadId,
  assignmentNo,
  closingWord: word,
  responseCode,
  settledAt,
}: Delivery): Promise<void> {
  if (state !== 'accepted' || !leadId || assignmentNo === null || !word || !responseCode || !settledAt) return;
  if (businessNow().getTime() - settledAt.getTime() >= RESPONSE_CODE_MS) return;
  await planUpdate(staffId, responseCode, { leadId, assignmentNo, word });
}

async function planUpdate(staffId: string, responseCode: string, { leadId, assignmentNo, word }: Closing): Promise<void> {
  const wecomUserIdOf = await wecomUserIds([staffId]);
  const body = cardUpdateBody(wecomUserIdOf(staffId), responseCode, word);
  const update = { kind: 'card_update' as const, staffId, personId: null, leadId, assignmentNo, responseCode, body };
  await planDeliveries([{ _id: newId('dlv'), ...update }]);
}
