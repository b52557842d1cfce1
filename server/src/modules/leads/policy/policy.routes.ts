import { route, type RouteBinding } from '../../../platform/http/route';
import { beginDraft } from './commands/beginDraft';
import { discardDraft, restoreDraft } from './commands/discardDraft';
import { rebaseVersion } from './commands/rebaseVersion';
import { rollBack } from './commands/rollBack';
import { saveDraft } from './commands/saveDraft';
import { submitDraft } from './commands/submitDraft';
import { withdrawVersion } from './commands/withdrawVersion';
import { policyView } from './policy.view';
import { versionView } from './version.view';

export const policyRoutes: readonly RouteBinding[] = [
  route('policies.show', policyView),
  route('policies.version', ({ actor, params }) => versionView(actor, params.versionId)),
  route('policies.begin', ({ actor, body, idempotencyKey }) => beginDraft(actor, body.unitId, idempotencyKey)),
  route('policies.save', ({ actor, params, body, ifMatch }) => saveDraft(actor, params.versionId, body, ifMatch)),
  route('policies.submit', ({ actor, params, body, ifMatch }) =>
    submitDraft(actor, params.versionId, body.effectiveAt === null ? null : new Date(body.effectiveAt), ifMatch),
  ),
  route('policies.withdraw', ({ actor, params, ifMatch }) => withdrawVersion(actor, params.versionId, ifMatch)),
  route('policies.discard', ({ actor, params, ifMatch }) => discardDraft(actor, params.versionId, ifMatch)),
  route('policies.restore', ({ actor, params, ifMatch }) => restoreDraft(actor, params.versionId, ifMatch)),
  route('policies.rebase', ({ actor, params, ifMatch }) => rebaseVersion(actor, params.versionId, ifMatch)),
  route('policies.rollBack', ({ actor, params, idempotencyKey }) => rollBack(actor, params.versionId, idempotencyKey)),
];
