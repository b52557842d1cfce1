import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { withdrawConsent } from './commands/withdrawConsent';

export { grantConsent } from './commands/grantConsent';
export { mergeConsents, partConsents } from './commands/mergeConsents';
export { recordConsent } from './commands/recordConsent';
export { refuseMarketing } from './commands/refuseMarketing';
export { releaseTouch, reserveTouch } from './commands/touches';
export type { Consent } from './consent.model';
export { consentById, consentsOf, consentTexts, contactStateOf, currentText, liveConsent, liveConsentsOf } from './consent.reads';
export type { ContactState } from './contactState.model';
export { reachablePersonIds } from './reachablePersonIds';

export const consentsModule = defineModule({
  name: 'consents',
  routes: [route('consents.withdraw', ({ actor, params, idempotencyKey }) => withdrawConsent(actor, params.consentId, idempotencyKey))],
});
