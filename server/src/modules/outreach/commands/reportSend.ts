import { ScriptSent } from '../../../events/outreach';
import { refuse, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import type { Call } from '../../../platform/http/route';
import { emit } from '../../../platform/work';
import { releaseTouch } from '../../consents';
import { DeliveryModel, type Delivery } from '../delivery.model';
import { errorCodes } from '../errorCodes';

type Settled = 'accepted' | 'cancelled' | 'failed';
const STATES = { ok: 'accepted', cancelled: 'cancelled', failed: 'failed' } as const;

interface Reported {
  deliveryId: string;
  state: Settled | 'unknown';
}

/**
 * What the chat tool answered settles the send once; a late report also settles one that was given up as unknown.
 * @throws AppError SEND_UNKNOWN, also for another member's, which is audited
 */
export async function reportSend(call: Call<'outreach.reportSend'>): Promise<Reported> {
  return (await settle(call)) ?? unknownSend(call.actor, call.params.deliveryId);
}

/** @returns null when there is no such send of this member */
function settle({ actor, params, body }: Call<'outreach.reportSend'>): Promise<Reported | null> {
  return transact(async () => {
    const delivery = await DeliveryModel.findOne({
      _id: params.deliveryId,
      staffId: actor.staffId,
      kind: 'script',
    }).lean<Delivery | null>();
    if (!delivery?.personId || !delivery.scriptId) return null;
    if (delivery.state !== 'attempted' && delivery.state !== 'unknown')
      return { deliveryId: delivery._id, state: delivery.state as Settled };
    const state = STATES[body.result];
    await DeliveryModel.updateOne(
      { _id: delivery._id, state: delivery.state },
      { $set: { state, settledAt: businessNow(), error: body.errMsg ? errorCodes(body.errMsg) : null } },
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

async function unknownSend(actor: StaffActor, deliveryId: string): Promise<never> {
  if (!(await DeliveryModel.exists({ _id: deliveryId }))) throw new AppError('SEND_UNKNOWN');
  return refuse(actor, { action: 'send:Script', subjects: [`Delivery/${deliveryId}`], code: 'SEND_UNKNOWN' });
}
