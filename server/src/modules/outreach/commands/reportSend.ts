import { ScriptSent } from '../../../events/outreach';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { emit } from '../../../platform/work';
import { releaseTouch } from '../../consents';
import { DeliveryModel, type Delivery } from '../delivery.model';

type Settled = 'accepted' | 'cancelled' | 'failed';
const STATES = { ok: 'accepted', cancelled: 'cancelled', failed: 'failed' } as const;

/** What the chat tool answered settles the send once; a late report also settles one that was given up as unknown. */
export function reportSend({
  actor,
  params,
  body,
}: Call<'outreach.reportSend'>): Promise<{ deliveryId: string; state: Settled | 'unknown' }> {
  return transact(async () => {
    const delivery = await DeliveryModel.findOne({
      _id: params.deliveryId,
      staffId: actor.staffId,
      kind: 'script',
    }).lean<Delivery | null>();
    if (!delivery?.personId || !delivery.scriptId) throw new AppError('SEND_UNKNOWN');
    if (delivery.state !== 'attempted' && delivery.state !== 'unknown')
      return { deliveryId: delivery._id, state: delivery.state as Settled };
    const state = STATES[body.result];
    await DeliveryModel.updateOne(
      { _id: delivery._id, state: delivery.state },
      { $set: { state, settledAt: businessNow(), error: body.errMsg ?? null } },
    );
    if (state === 'accepted') {
      await emit(ScriptSent, {
        deliveryId: delivery._id,
        staffId: actor.staffId,
        personId: delivery.personId,
        scriptId: delivery.scriptId,
        leadId: delivery.leadId,
      });
    } else {
      await releaseTouch(delivery.personId, delivery._id);
    }
    return { deliveryId: delivery._id, state };
  });
}
