import type { Data } from '@yinqiao/shared/contracts';
import { ConsentWithdrawn } from '../../../events/consents';
import { type CustomerActor, refuse } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { emit } from '../../../platform/work';
import { type Consent, ConsentModel } from '../consent.model';
import { consentById, contactStateOf } from '../consent.reads';
import { writeContactState } from '../contactStateWrites';

const EFFECTS = ['这项同意已撤回，从现在起不会再因为它联系您', '如有正在进行的咨询，会随之结束', '已领取的权益不受影响'];

/**
 * As easy as giving: one tap, effective with the commit. Withdrawing twice says the same.
 * @throws AppError CONSENT_UNKNOWN, also for another person's, which is audited
 */
export async function withdrawConsent(actor: CustomerActor, consentId: string, idempotencyKey: string): Promise<Data<'consents.withdraw'>> {
  const consent = await ownConsent(actor, consentId);
  await once({ actorId: actor.personId, endpoint: 'consents.withdraw', key: idempotencyKey, body: { consentId } }, async () => {
    const withdrawn = await ConsentModel.updateOne({ _id: consentId, withdrawnAt: null }, { $set: { withdrawnAt: businessNow() } });
    if (withdrawn.matchedCount === 0) return { consentId };
    const state = await contactStateOf(actor.personId);
    await writeContactState(state, {
      lines: state.lines.filter((line) => line.consentId !== consentId),
      withdrawnLines: [...state.withdrawnLines.filter((line) => line !== consent.productLine), consent.productLine],
    });
    await audit({
      actor: { kind: 'customer', id: actor.personId },
      action: 'withdraw:Consent',
      subjects: [`Customer/${actor.personId}`, `Consent/${consentId}`],
      detail: { productLine: consent.productLine, textVersion: consent.textVersion },
    });
    await emit(ConsentWithdrawn, { personId: actor.personId, consentId, productLine: consent.productLine });
    return { consentId };
  });
  return { consentId, effects: EFFECTS };
}

/** Before the transaction: whose a consent is never changes, and a refusal's audit entry stays. */
async function ownConsent(actor: CustomerActor, consentId: string): Promise<Consent> {
  const consent = await consentById(consentId);
  if (!consent) throw new AppError('CONSENT_UNKNOWN');
  if (consent.personId === actor.personId) return consent;
  return refuse(actor, { action: 'withdraw:Consent', subjects: [`Consent/${consentId}`], code: 'CONSENT_UNKNOWN' });
}
