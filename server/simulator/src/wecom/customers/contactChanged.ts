import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import { externalEvent } from '../events';

type ContactChange =
  | 'add_external_contact'
  | 'add_half_external_contact'
  | 'edit_external_contact'
  | 'del_external_contact'
  | 'del_follow_user'
  | 'transfer_fail';

interface Change {
  userid: string;
  externalUserId: string;
  state?: string;
  welcomeCode?: string;
  /** `DELETE_BY_TRANSFER`. */
  source?: string;
  failReason?: string;
}

/** change_external_contact (wecom-api §10.3). It carries ids only; who wants to know what changed reads the customer again. */
export function contactChanged(simulator: Simulator, change: ContactChange, what: Change): Fact[] {
  return externalEvent(simulator, {
    Event: 'change_external_contact',
    ChangeType: change,
    UserID: what.userid,
    ExternalUserID: what.externalUserId,
    State: what.state,
    WelcomeCode: what.welcomeCode,
    Source: what.source,
    FailReason: what.failReason,
  });
}

/**
 * What a change made by the API tells: by the papers nothing, but a later digest reports edit_external_contact (wecom-api §15).
 * `echoApiEdits` of the callback faults decides.
 */
export function echoOfEdit(simulator: Simulator, { userid, externalUserId }: Change): Fact[] {
  if (!simulator.callbackFaults.settings.echoApiEdits) return [];
  return contactChanged(simulator, 'edit_external_contact', { userid, externalUserId });
}
