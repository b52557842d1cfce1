import { transact } from '../../platform/db/transact';
import { route, type RouteBinding } from '../../platform/http/route';
import { dismissPair } from './commands/dismissPair';
import { mergePair } from './commands/mergePair';
import { proposeMerge } from './commands/proposeMerge';
import { undoMerge } from './commands/undoMerge';
import { mergeDetail } from './mergeDetail.view';
import { mergesPage } from './merges.views';
import { mergeInScope } from './mergeInScope';
import type { PersonMerge } from './personMerge.model';

/** Whether the actor may is asked before the transaction, so that a refusal's audit entry stays. */
const decided = async (allowed: Promise<PersonMerge>, decide: () => Promise<PersonMerge>) => {
  await allowed;
  const { _id: mergeId, state, version } = await transact(decide);
  return { mergeId, state, version };
};

export const mergesRoutes: readonly RouteBinding[] = [
  route('merges.list', mergesPage),
  route('merges.read', ({ actor, params: { mergeId } }) => mergeDetail(actor, mergeId)),
  route('merges.propose', ({ actor, body, idempotencyKey }) => proposeMerge(actor, body, idempotencyKey)),
  route('merges.merge', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(mergeInScope(actor, 'decide', mergeId), () => mergePair(actor, mergeId, body.reason, ifMatch)),
  ),
  route('merges.undo', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(mergeInScope(actor, 'decide', mergeId), () => undoMerge(actor, mergeId, body.reason, ifMatch)),
  ),
  route('merges.dismiss', ({ actor, params: { mergeId }, body, ifMatch }) =>
    decided(mergeInScope(actor, 'decide', mergeId), () => dismissPair(actor, mergeId, body.reason, ifMatch)),
  ),
];
