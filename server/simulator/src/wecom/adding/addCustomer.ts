import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import type { Follow, Member, Person } from '../../world/types';
import { contactChanged } from '../customers/contactChanged';
import type { FriendRequest } from './addingMemory';
import { hasWelcomeCode } from './rules';

export interface Adding {
  member: Member;
  person: Person;
  addWay: number;
  state?: string;
  /** Who began it: a userid or the customer's external_userid. */
  operUserid: string;
}

/** The customer is there at once, the member has not accepted: add_half_external_contact with the welcome code. */
export function addHalf(simulator: Simulator, adding: Adding): Fact[] {
  return begin(simulator, adding, 'half', 'add_half_external_contact');
}

/** Both have each other: add_external_contact, with a welcome code when none was given yet. */
export function addFull(simulator: Simulator, adding: Adding): Fact[] {
  return begin(simulator, adding, 'friend', 'add_external_contact');
}

/** The member accepts whom he had half: the code was given with the half event (wecom-api §10.3). */
export function completeHalf(simulator: Simulator, half: Follow): Fact[] {
  const follow: Follow = { ...half, memberSide: 'friend' };
  const { userid, externalUserId, state } = follow;
  return [{ type: 'relation', follow }, ...contactChanged(simulator, 'add_external_contact', { userid, externalUserId, state })];
}

/** The member accepts who had asked. */
export function acceptRequest(simulator: Simulator, request: FriendRequest, member: Member, person: Person): Fact[] {
  const { addWay, state, userid, externalUserId } = request;
  const gone: Fact = { type: 'friendRequestGone', userid, externalUserId };
  return [gone, ...addFull(simulator, { member, person, addWay, state, operUserid: externalUserId })];
}

function begin(
  simulator: Simulator,
  { member, person, addWay, state, operUserid }: Adding,
  memberSide: Follow['memberSide'],
  change: Parameters<typeof contactChanged>[1],
): Fact[] {
  const ids = { userid: member.userid, externalUserId: person.externalUserId };
  const createtime = simulator.clock.wallSeconds();
  const before = simulator.state.directory.follow(ids.userid, ids.externalUserId);
  // Who comes back to a member that never let him go finds his remark and tags again.
  const kept = before?.memberSide === 'friend' ? before : { remark: '' };
  const follow: Follow = { ...kept, ...ids, addWay, createtime, operUserid, memberSide, customerSide: 'friend', ...(state && { state }) };
  const hasTalked = simulator.state.chat(ids.userid, ids.externalUserId).length > 0;
  const welcomeCode = hasWelcomeCode(member, person, hasTalked) ? randomId(32) : undefined;
  const greeting: Fact[] = welcomeCode
    ? [{ type: 'greeting', greeting: { ...ids, code: welcomeCode, issuedAt: simulator.clock.seconds() } }]
    : [];
  return [{ type: 'relation', follow }, ...greeting, ...contactChanged(simulator, change, { ...ids, state, welcomeCode })];
}
