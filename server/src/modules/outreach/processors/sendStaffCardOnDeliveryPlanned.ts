import { DeliveryPlanned } from '../../../events/outreach';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { NotSent } from '../../../platform/http-client/httpClient';
import { log } from '../../../platform/log/log';
import { VendorBusy } from '../../../platform/vendor';
import { reach } from '../../../platform/race-points/reach';
import { processor } from '../../../platform/work';
import { isPassing, sendAppMessage, updateCard, WecomError } from '../../../wecom';
import { planClosing } from '../commands/closeStaffCard';
import { DeliveryModel, type Delivery, type DeliveryState } from '../delivery.model';

/** Not yet settled, so it may be (re)sent: `attempted` here means that a process died between socket and answer. */
const SENDABLE: readonly DeliveryState[] = ['planned', 'claimed', 'attempted', 'unknown'];

/**
 * Sends a planned card: `attempted` is written just before the socket. An attempt without an answer is unknown and is
 * repeated with the same bytes, which the vendor's duplicate check delivers once.
 */
export const sendStaffCardOnDeliveryPlanned = processor({
  kind: 'effect',
  name: 'sendStaffCardOnDeliveryPlanned',
  on: DeliveryPlanned,
  lane: 'card',
  key: ({ staffId }) => staffId,
  serial: true,
  run: async ({ payload }) => {
    const delivery = await DeliveryModel.findOneAndUpdate(
      { _id: payload.deliveryId, state: { $in: SENDABLE } },
      { $set: { state: 'attempted', attemptedAt: businessNow() }, $inc: { attempts: 1 } },
      { returnDocument: 'before' },
    ).lean<Delivery | null>();
    if (!delivery?.body) return;
    await reach('delivery-attempted');
    const settled = await attempt(delivery, delivery.body);
    await transact(() => settle(delivery._id, settled));
  },
});

/** Writes the answer; a card that was to be closed while it was on its way is closed now that it can be. */
async function settle(deliveryId: string, settled: Settled): Promise<void> {
  const delivery = await DeliveryModel.findOneAndUpdate(
    { _id: deliveryId, state: 'attempted' },
    { $set: { error: null, ...settled, settledAt: businessNow() } },
    { returnDocument: 'after' },
  ).lean<Delivery | null>();
  if (delivery?.kind === 'staff_card') await planClosing(delivery);
}

type Settled = Partial<Pick<Delivery, 'state' | 'vendorMessageId' | 'responseCode' | 'error'>>;

async function attempt(delivery: Delivery, body: string): Promise<Settled> {
  try {
    if (delivery.kind === 'card_update') {
      await updateCard(body);
      return { state: 'accepted' };
    }
    const { messageId, responseCode } = await sendAppMessage(body);
    await reach('vendor-answered');
    return { state: 'accepted', vendorMessageId: messageId, responseCode };
  } catch (error) {
    return refused(delivery, error);
  }
}

async function refused(delivery: Delivery, error: unknown): Promise<Settled> {
  if (error instanceof WecomError && !isPassing(error.errcode)) return permanent(delivery, error);
  // Nothing was sent, the vendor is busy, or nobody knows: the work item is tried again.
  const untouched = error instanceof NotSent || error instanceof WecomError || error instanceof VendorBusy;
  const state: DeliveryState = untouched ? 'claimed' : 'unknown';
  await DeliveryModel.updateOne({ _id: delivery._id, state: 'attempted' }, { $set: { state, error: (error as Error).message } });
  throw error;
}

function permanent(delivery: Delivery, error: WecomError): Settled {
  // A response code works once: a repeat after an unknown answer finds it used, so the first attempt had arrived.
  if (delivery.kind === 'card_update' && delivery.attempts > 0) return { state: 'accepted' };
  log.error({ delivery: delivery._id, errcode: error.errcode }, 'a card was refused for good');
  return { state: 'failed', error: `errcode ${error.errcode}` };
}
