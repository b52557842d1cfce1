import { createHash } from 'node:crypto';
import { businessDayOf } from '@yinqiao/shared/domain';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import type { Call } from '../../../platform/http/route';
import { reserveTouch } from '../../consents';
import { isInForce, renderTemplate, scriptById, textOf } from '../../content';
import { personInChatOf } from '../../customers';
import { DeliveryModel } from '../delivery.model';
import { judgeScripts } from '../gate/judge';
import { scriptFacts, valuesFor } from '../scriptFacts';

/**
 * Reserves one send of a script by the chat tool: the gate is asked at this very moment, a marketing touch is counted,
 * the rendered text goes back to the page, which reports what the tool answered.
 */
export async function reserveSend({
  actor,
  body,
  idempotencyKey,
}: Call<'outreach.reserveSend'>): Promise<{ deliveryId: string; text: string }> {
  const person = await personInChatOf(actor, body.externalUserId);
  const script = await scriptById(body.scriptId);
  if (!script || script.channel !== 'single_chat') throw new AppError('SCRIPT_UNKNOWN');
  if (!isInForce(script, businessDayOf(businessNow()))) throw new AppError('SCRIPT_NOT_APPROVED');
  const { segments, missing } = renderTemplate(script.text, valuesFor(script, await scriptFacts(actor.staffId, person)));
  if (missing.length > 0) throw new AppError('SCRIPT_VARIABLE_MISSING', { detail: missing });
  const text = textOf(segments);

  const call = { actorId: actor.staffId, endpoint: 'outreach.reserveSend', key: idempotencyKey, body };
  const { deliveryId } = await once(call, async () => {
    const { state, decisions } = await judgeScripts(actor.staffId, person._id, [script]);
    const decision = decisions.get(script._id);
    if (!decision?.allowed) throw new AppError('GATE_REFUSED', { detail: decision?.refusals ?? [] });
    const id = newId('dlv');
    const now = businessNow();
    if (script.kind === 'marketing') await reserveTouch(state, id);
    await DeliveryModel.create([
      {
        _id: id,
        kind: 'script',
        state: 'attempted',
        staffId: actor.staffId,
        personId: person._id,
        scriptId: script._id,
        scriptVersion: script.version,
        textDigest: createHash('sha256').update(text).digest('base64url'),
        attempts: 1,
        plannedAt: now,
        attemptedAt: now,
      },
    ]);
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'send:Script',
      subjects: [`Customer/${person._id}`, `Delivery/${id}`],
      detail: { scriptId: script._id, version: script.version },
    });
    return { deliveryId: id };
  });
  return { deliveryId, text };
}
