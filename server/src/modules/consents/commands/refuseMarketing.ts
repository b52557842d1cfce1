import { ConsentWithdrawn } from '../../../events/consents';
import { audit } from '../../../platform/audit';
import { emit } from '../../../platform/work';
import { ConsentModel } from '../consent.model';
import { contactStateOf } from '../consent.reads';
import { writeContactState } from '../contactStateWrites';

/** Rest after a refusal (domain.md §7). */
const REST_DAYS = 30;

/**
 * The customer told a member of staff not to be contacted for marketing: every consent ends and a rest begins, at the
 * instant of the outcome that tells it. Inside the outcome's transaction.
 */
export async function refuseMarketing(personId: string, staffId: string, at: Date): Promise<void> {
  await ConsentModel.updateMany({ personId, withdrawnAt: null }, { $set: { withdrawnAt: at } });
  const restUntil = new Date(at.getTime() + REST_DAYS * 86_400_000);
  await writeContactState(await contactStateOf(personId), { marketing: 'refused', lines: [], refusedAt: at, restUntil });
  await audit({
    actor: { kind: 'staff', id: staffId },
    action: 'refuse:Marketing',
    subjects: [`Customer/${personId}`],
    detail: { restDays: REST_DAYS },
  });
  await emit(ConsentWithdrawn, { personId, consentId: null, productLine: null });
}
