import type { Scope } from '../core/contacts';
import type { Simulator } from '../core/simulator';
import { VendorError } from '../http/vendorError';
import type { App, Member } from '../world/types';

/** 1 to 64 letters, digits and `_-@.` (wecom-api §1). */
const USERID = /^[A-Za-z0-9_\-@.]{1,64}$/;

export interface Caller {
  simulator: Simulator;
  app: App;
}

/** What the calling app sees. */
export function scopeOf({ simulator, app }: Caller): Scope {
  return simulator.state.directory.contacts.scope(app.visible);
}

/** The member an app names: 41009, 40003, 60111, and 60011 outside its visible range. */
export function memberInScope(caller: Caller, userid: unknown): Member {
  if (userid === undefined || userid === null || userid === '') throw new VendorError(41009, 'missing userid');
  if (typeof userid !== 'string' || !USERID.test(userid)) throw new VendorError(40003, 'invalid userid');
  const member = caller.simulator.state.directory.member(userid);
  if (!member) throw new VendorError(60111, 'userid not found');
  if (!scopeOf(caller).hasMember(userid)) throw new VendorError(60011, 'no privilege to access/modify contact/party/agent');
  return member;
}
