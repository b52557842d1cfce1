import type { ErrorCode } from '@yinqiao/shared/domain';
import { audit } from '../audit';
import { AppError } from '../http/AppError';
import type { RequestActor } from './actor';

interface RefusedAccess {
  /** As in the contract. */
  action: string;
  /** `<Kind>/<id>` of what was asked for. */
  subjects: string[];
  code: ErrorCode;
}

/**
 * Refuses an access and leaves it in the trail. Call it outside of transactions: a refused one takes its entries along.
 * @throws AppError with the code, always
 */
export async function refuse(actor: RequestActor, { action, subjects, code }: RefusedAccess): Promise<never> {
  await audit({
    actor: { kind: actor.kind === 'partner' ? 'system' : actor.kind, id: actorId(actor) },
    action,
    subjects,
    outcome: 'refused',
    reason: code,
  });
  throw new AppError(code);
}

/** Of nobody the client is all that is known. */
function actorId(actor: RequestActor): string {
  if (actor.kind === 'nobody') return actor.client;
  if (actor.kind === 'partner') return actor.partnerId;
  return actor.kind === 'staff' ? actor.staffId : actor.personId;
}
