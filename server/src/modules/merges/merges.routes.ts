import type { StaffActor } from '../../platform/access';
import { transact } from '../../platform/db/transact';
import { AppError } from '../../platform/http/AppError';
import { route, type RouteBinding } from '../../platform/http/route';
import { dismissPair } from './commands/dismissPair';
import { mergePair } from './commands/mergePair';
import { proposeMerge } from './commands/proposeMerge';
import { undoMerge } from './commands/undoMerge';
import { mergeDetail } from './mergeDetail.view';
import { mergesPage } from './merges.views';
import { mergeInScope } from './mergeInScope';
import type { PersonMerge } from './personMerge.model';

/**
 * Whether the actor may is asked before the transaction as well, so that a refusal's audit entry stays; also when the customer went
 * elsewhere in between.
 */
async function decided(actor: StaffActor, mergeId: string, decide: () => Promise<PersonMerge>) {
  await mergeInScope(actor, 'decide', mergeId);
  try {
    const { state, version } = await transact(decide);
    return { mergeId, state, version };
  } catch (error) {
    if (error instanceof AppError && error.code === 'MERGE_UNKNOWN') await mergeInScope(actor, 'decide', mergeId);
    throw error;
  }
}

export const mergesRoutes: readonly RouteBinding[] = [
  route('merges.list', mergesPage),
  route('merges.read', ({ actor, params: { mergeId } }) => mergeDetail(actor, mergeId)),
  route('merges.propose', ({ actor, body, idempotencyKey }) => proposeMerge(actor, body, idempotencyKey)),
  route('merges.merge', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(actor, mergeId, () => mergePair(actor, mergeId, body.reason, ifMatch)),
  ),
  route('merges.undo', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(actor, mergeId, () => undoMerge(actor, mergeId, body.reason, ifMatch)),
  ),
  route('merges.dismiss', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(actor, mergeId, () => dismissPair(actor, mergeId, body.reason, ifMatch)),
  ),
];
