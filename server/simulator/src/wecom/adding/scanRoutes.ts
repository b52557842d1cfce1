import { ControlError, controlRoute } from '../../control/controlRoute';
import { findMember, findPerson } from '../../control/find';
import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import type { Member, Person } from '../../world/types';
import type { ContactWay } from '../contactWays/contactWayMemory';
import { acceptRequest, addFull, addHalf, completeHalf, type Adding } from './addCustomer';
import { isWayOver, scanOutcome, type Scan } from './rules';

const BY_CODE = 1;

export const scanContactWay = controlRoute<{ configId: string; userid?: string }>({
  method: 'post',
  path: '/_sim/customers/:externalUserId/scan',
  summary:
    'The customer scans a contact way. With several members behind it the next one in turn is met, or the one named. By skip_verify it is a half relation at once, else a request.',
  body: { type: 'object', required: ['configId'], properties: { configId: { type: 'string' }, userid: { type: 'string' } } },
  answer: '{outcome: known | half | asked | friend, userid}',
  handle: ({ simulator, params, body }) => {
    const person = findPerson(simulator, params['externalUserId']);
    const way = simulator.state.memories.contactWays.find(body.configId);
    if (!way) throw new ControlError(404, 'CONTACT_WAY_UNKNOWN', 'There is no such contact way.');
    if (isWayOver(way, simulator.clock.seconds())) throw new ControlError(409, 'CONTACT_WAY_OVER', 'The code is no longer valid.');
    const member = metMember(simulator, way, body.userid);
    checkRoom(simulator, member);
    const outcome = scanOutcome(way.skipVerify, simulator.state.directory.follow(member.userid, person.externalUserId));
    const facts = factsOf(simulator, outcome, { member, person, addWay: BY_CODE, state: way.state, operUserid: person.externalUserId });
    if (facts.length > 0) simulator.commit({ type: 'contactWay', way: { ...way, scans: way.scans + 1 } }, ...facts);
    return { outcome, userid: member.userid };
  },
});

export const listRequests = controlRoute({
  method: 'get',
  path: '/_sim/requests',
  summary: 'Customers whom a member has to accept: those who asked, and those he has half.',
  answer: '{requests: [{userid, memberName, externalUserId, name, kind: asked | half, state, at}]}',
  handle: ({ simulator }) => {
    const { directory, memories } = simulator.state;
    const asked = memories.adding.allRequests.map((request) => ({ ...request, kind: 'asked' }));
    const half = directory.halfFollows().map(({ createtime, ...follow }) => ({ ...follow, at: createtime, kind: 'half' }));
    const requests = [...asked, ...half].map(({ userid, externalUserId, kind, state, at }) => {
      const memberName = directory.member(userid)?.name ?? '';
      return {
        userid,
        memberName,
        externalUserId,
        name: directory.personsByExternalUserId.get(externalUserId)?.name ?? '',
        kind,
        state,
        at,
      };
    });
    return { requests: requests.sort((a, b) => a.at - b.at) };
  },
});

export const acceptCustomer = controlRoute<{ externalUserId: string }>({
  method: 'post',
  path: '/_sim/members/:userid/accept',
  summary: 'The member accepts a customer who asked or whom he has half: add_external_contact.',
  body: { type: 'object', required: ['externalUserId'], properties: { externalUserId: { type: 'string' } } },
  answer: '{accepted: true}; 409 when there is nobody to accept.',
  handle: ({ simulator, params, body }) => {
    const member = findMember(simulator, params['userid']);
    const person = findPerson(simulator, body.externalUserId);
    checkRoom(simulator, member);
    simulator.commit(...acceptance(simulator, member, person));
    return { accepted: true };
  },
});

export const refuseCustomer = controlRoute<{ externalUserId: string }>({
  method: 'post',
  path: '/_sim/members/:userid/refuse',
  summary: 'The member lets a request lie: it goes without an event.',
  body: { type: 'object', required: ['externalUserId'], properties: { externalUserId: { type: 'string' } } },
  answer: '{refused}: false when there was none.',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { externalUserId } = findPerson(simulator, body.externalUserId);
    const isKnown = simulator.state.memories.adding.request(userid, externalUserId) !== undefined;
    if (isKnown) simulator.commit({ type: 'friendRequestGone', userid, externalUserId });
    return { refused: isKnown };
  },
});

export const listGreetings = controlRoute({
  method: 'get',
  path: '/_sim/greetings',
  summary: 'The welcome codes given so far, without the codes: for whom, when, and whether a message was sent with it.',
  answer: '{greetings: [{userid, externalUserId, issuedAt, sentBy}]}: sentBy is an agentid.',
  handle: ({ simulator }) => {
    const greetings = simulator.state.memories.adding.allGreetings.map(({ userid, externalUserId, issuedAt, use }) => {
      return { userid, externalUserId, issuedAt, sentBy: use?.agentid };
    });
    return { greetings };
  },
});

/** The one named, or the next in turn among those behind the way (which one the platform takes is not published). */
function metMember(simulator: Simulator, way: ContactWay, userid: string | undefined): Member {
  const { contacts } = simulator.state.directory;
  const named = way.user.flatMap((one) => contacts.member(one) ?? []);
  const behind = [...new Set([...named, ...way.party.flatMap((id) => contacts.membersOf(id, true))])];
  const serving = behind.filter(({ hasContactFunction }) => hasContactFunction);
  const member = userid === undefined ? serving[way.scans % serving.length] : serving.find((one) => one.userid === userid);
  if (!member) throw new ControlError(409, 'NOBODY_THERE', 'Nobody behind this contact way can be added.');
  return member;
}

function checkRoom(simulator: Simulator, { userid }: Member): void {
  const friends = simulator.state.directory.followsByMember(userid).filter(({ memberSide }) => memberSide === 'friend');
  if (friends.length >= simulator.limits.quantity('customersPerMember'))
    throw new ControlError(409, 'MEMBER_FULL', 'The member has as many customers as he may.');
}

function factsOf(simulator: Simulator, outcome: Scan, adding: Adding): Fact[] {
  const { userid } = adding.member;
  const { externalUserId } = adding.person;
  switch (outcome) {
    case 'known':
      return [];
    case 'half':
      return addHalf(simulator, adding);
    case 'friend':
      return addFull(simulator, adding);
    case 'asked': {
      const { addWay, state } = adding;
      return [{ type: 'friendRequest', request: { userid, externalUserId, addWay, state, at: simulator.clock.wallSeconds() } }];
    }
  }
}

function acceptance(simulator: Simulator, member: Member, person: Person): Fact[] {
  const { directory, memories } = simulator.state;
  const half = directory.follow(member.userid, person.externalUserId);
  if (half?.memberSide === 'half') return completeHalf(simulator, half);
  const request = memories.adding.request(member.userid, person.externalUserId);
  if (!request) throw new ControlError(409, 'NOTHING_TO_ACCEPT', 'This customer did not ask this member.');
  return acceptRequest(simulator, request, member, person);
}
