import { VendorError } from '../../http/vendorError';
import type { Member } from '../../world/types';
import { memberInScope, type Caller } from '../scope';

const YEAR = 365 * 86_400;

/** Who takes over: in range, with the function, real-named and active (wecom-api §7.8). */
export function takeoverMember(caller: Caller, userid: unknown): Member {
  const member = memberInScope(caller, userid);
  if (!member.hasContactFunction) throw new VendorError(84083, 'not a member with the external contact function');
  checkActive(caller, member);
  if (member.isRealNamed === false) throw new VendorError(40098, 'member has not verified his real name');
  return member;
}

/** Who hands over while he works here. */
export function workingMember(caller: Caller, userid: unknown): Member {
  const member = memberInScope(caller, userid);
  checkActive(caller, member);
  return member;
}

/** Who has left within a year: 40097 while he is here. Later the platform has forgotten him (60111 [inferred]). */
export function resignedMember(caller: Caller, userid: unknown): Member {
  const { clock, state } = caller.simulator;
  const member = typeof userid === 'string' ? state.directory.contacts.resignedMember(userid) : undefined;
  if (member?.resignedAt !== undefined && clock.seconds() - member.resignedAt < YEAR) return member;
  if (member) throw new VendorError(60111, 'userid not found');
  memberInScope(caller, userid);
  throw new VendorError(40097, 'member has not resigned');
}

/** Both must have logged in within a year; the code is that of a member who never did [inferred]. */
function checkActive({ simulator }: Caller, { status = 1, lastLoginAt }: Member): void {
  const isStale = lastLoginAt !== undefined && simulator.clock.seconds() - lastLoginAt > YEAR;
  if (status !== 1 || isStale) throw new VendorError(41054, 'member is not active');
}
