import { VendorError } from '../../http/vendorError';
import type { Follow, Person } from '../../world/types';
import { memberInScope, scopeOf, type Caller } from '../scope';

/**
 * Whether the relation counts for the API: a customer who deleted the member still answers; only when the member deleted him, or has not
 * accepted him yet, it is 84061 (wecom-api §7.3).
 */
export function isAlive(follow: Follow): boolean {
  return follow.memberSide === 'friend';
}

/** The customer an app names: 41035 without one, 40096 for a stranger. */
export function namedPerson({ simulator }: Caller, externalUserId: unknown): Person {
  if (typeof externalUserId !== 'string' || externalUserId === '') throw new VendorError(41035, 'missing external userid');
  const person = simulator.state.directory.personsByExternalUserId.get(externalUserId);
  if (!person) throw new VendorError(40096, 'invalid external userid');
  return person;
}

/** The relation of the member and the customer that a body names. */
export function namedRelation(caller: Caller, body: Record<string, unknown>): { follow: Follow; person: Person } {
  const { userid } = memberInScope(caller, body['userid']);
  const person = namedPerson(caller, body['external_userid']);
  const follow = caller.simulator.state.directory.follow(userid, person.externalUserId);
  if (!follow || !isAlive(follow)) throw new VendorError(84061, 'not external contact');
  return { follow, person };
}

/** Whether somebody in the app's range has him as a customer. */
export function isCustomer(caller: Caller, { externalUserId }: Person): boolean {
  const scope = scopeOf(caller);
  return caller.simulator.state.directory
    .followsByPerson(externalUserId)
    .some((follow) => isAlive(follow) && scope.hasMember(follow.userid));
}
