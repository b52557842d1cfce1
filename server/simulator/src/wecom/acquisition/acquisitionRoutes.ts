import { ControlError, controlRoute } from '../../control/controlRoute';
import { findPerson } from '../../control/find';
import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import type { EventFields } from '../eventXml';
import { addFull } from '../adding/addCustomer';
import { externalEvent } from '../events';
import type { AcquisitionQuota } from './acquisitionMemory';
import { peopleOf } from './links';

/** `add_way` of a customer who came by a link (wecom-api §7.3). */
const BY_LINK = 16;
const LOW = 20;
const CHANNEL_BYTES = 64;

interface ClickBody {
  externalUserId: string;
  channel?: string;
}

export const clickLink = controlRoute<ClickBody>({
  method: 'post',
  path: '/_sim/acquisition-links/:linkId/click',
  summary:
    'A customer opens the link and adds the member: friend_request when there is a channel, then add_external_contact with its State.',
  body: {
    type: 'object',
    required: ['externalUserId'],
    properties: {
      externalUserId: { type: 'string' },
      channel: { type: 'string', description: 'customer_channel of the address; 64 bytes count.' },
    },
  },
  answer: '{added, userid}: not added when he has that member already, or when the quota is used up.',
  handle: ({ simulator, params, body }) => {
    const { acquisition } = simulator.state.memories;
    const link = acquisition.links.get(params['linkId'] ?? '');
    if (!link) throw new ControlError(404, 'LINK_UNKNOWN', 'There is no such link.');
    const person = findPerson(simulator, body.externalUserId);
    const { externalUserId } = person;
    const people = peopleOf({ simulator }, link);
    const member = people[acquisition.customersOf(link.linkId).length % people.length];
    if (!member) throw new ControlError(409, 'NOBODY_THERE', 'Nobody of the link can be added.');
    const at = simulator.clock.wallSeconds();
    simulator.commit({ type: 'acquisitionClick', linkId: link.linkId, externalUserId, at });
    const known = simulator.state.directory.follow(member.userid, externalUserId);
    const isFriend = known?.memberSide === 'friend' && known.customerSide === 'friend';
    if (isFriend || acquisition.quota.balance === 0) return { added: false, userid: member.userid };
    const state = Buffer.from(body.channel ?? '')
      .subarray(0, CHANNEL_BYTES)
      .toString();
    const customer = { linkId: link.linkId, externalUserId, userid: member.userid, chatStatus: 0, state, at } as const;
    simulator.commit(
      ...(state ? told(simulator, 'friend_request', { LinkId: link.linkId, State: state }) : []),
      { type: 'acquiredCustomer', customer },
      ...addFull(simulator, { member, person, addWay: BY_LINK, operUserid: externalUserId, ...(state && { state }) }),
      ...quotaAt(simulator, acquisition.quota.balance - 1, link.linkId),
    );
    return { added: true, userid: member.userid };
  },
});

export const putAcquisitionQuota = controlRoute<Partial<AcquisitionQuota>>({
  method: 'put',
  path: '/_sim/acquisition-quota',
  summary:
    'The corp buys quota, or has so much left: balance_increased when there was none, balance_low and balance_exhausted as it goes down.',
  body: {
    type: 'object',
    properties: { total: { type: 'integer', minimum: 0 }, balance: { type: 'integer', minimum: 0 }, expireDate: { type: 'integer' } },
  },
  answer: '{total, balance, expireDate}',
  handle: ({ simulator, body }) => {
    const { acquisition } = simulator.state.memories;
    const { balance = acquisition.quota.balance, ...rest } = body;
    simulator.commit({ type: 'acquisitionQuota', quota: { ...acquisition.quota, ...rest } });
    simulator.commit(...quotaAt(simulator, balance));
    return acquisition.quota;
  },
});

/** The first message of a customer who came by a link with a channel is told, once (wecom-api §10.8). */
export function watchFirstMessages(simulator: Simulator): void {
  simulator.changes.on('fact', (fact: Fact) => {
    if (fact.type !== 'chatMessage' || fact.message.from !== 'customer') return;
    const { userid, externalUserId } = fact.message;
    const customer = simulator.state.memories.acquisition.acquired(userid, externalUserId);
    if (customer?.chatStatus !== 0) return;
    const event = customer.state ? told(simulator, 'customer_start_chat', { UserID: userid, ExternalUserID: externalUserId }) : [];
    simulator.commit({ type: 'acquiredCustomer', customer: { ...customer, chatStatus: 1 } }, ...event);
  });
}

function quotaAt(simulator: Simulator, balance: number, linkId?: string): Fact[] {
  const { quota } = simulator.state.memories.acquisition;
  const change: Fact = { type: 'acquisitionQuota', quota: { ...quota, balance } };
  if (balance === 0 && quota.balance > 0)
    return [
      change,
      ...told(simulator, 'balance_exhausted', {}),
      ...(linkId ? told(simulator, 'link_unavailable', { LinkId: linkId }) : []),
    ];
  if (balance < LOW && quota.balance >= LOW) return [change, ...told(simulator, 'balance_low', {})];
  return quota.balance === 0 && balance > 0 ? [change, ...told(simulator, 'balance_increased', {})] : [change];
}

function told(simulator: Simulator, change: string, fields: EventFields): Fact[] {
  return externalEvent(simulator, { Event: 'customer_acquisition', ChangeType: change, ...fields });
}
