import type { Simulator } from '../core/simulator';
import { contactChanged } from '../wecom/customers/contactChanged';
import type { Follow } from '../world/types';
import { ControlError, controlRoute } from './controlRoute';
import { findMember, findPerson } from './find';

interface AddBody {
  userid: string;
  addWay?: number;
  state?: string;
}

export const addCustomer = controlRoute<AddBody>({
  method: 'post',
  path: '/_sim/customers/:externalUserId/add',
  summary: 'The customer agrees to be added by that member: a full relation and add_external_contact. Doing it again changes nothing.',
  body: {
    type: 'object',
    required: ['userid'],
    properties: { userid: { type: 'string' }, addWay: { type: 'integer' }, state: { type: 'string' } },
  },
  answer: '{added}: false when they were friends already.',
  handle: ({ simulator, params, body }) => {
    const member = findMember(simulator, body.userid);
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    if (!member.hasContactFunction) throw new ControlError(409, 'NO_CONTACT_FUNCTION', 'The member does not have the 客户联系 function.');
    const known = simulator.state.directory.follow(member.userid, externalUserId);
    if (known && isFriend(known)) return { added: false };
    const follow = newFollow(simulator, member.userid, externalUserId, body);
    simulator.commit({ type: 'relation', follow }, ...contactChanged(simulator, 'add_external_contact', follow));
    return { added: true };
  },
});

interface DeleteBody {
  userid: string;
  by?: 'customer' | 'member';
}

export const deleteCustomer = controlRoute<DeleteBody>({
  method: 'post',
  path: '/_sim/customers/:externalUserId/delete',
  summary: 'The relation ends: by the customer (default, del_follow_user) or by the member (del_external_contact).',
  body: {
    type: 'object',
    required: ['userid'],
    properties: { userid: { type: 'string' }, by: { type: 'string', enum: ['customer', 'member'] } },
  },
  answer: '{deleted}: false when that side had ended it already.',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, body.userid);
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    const known = simulator.state.directory.follow(userid, externalUserId);
    const side = body.by === 'member' ? 'memberSide' : 'customerSide';
    if (!known || known[side] === 'deleted') return { deleted: false };
    const follow: Follow = { ...known, [side]: 'deleted' };
    const change = side === 'memberSide' ? 'del_external_contact' : 'del_follow_user';
    simulator.commit({ type: 'relation', follow }, ...contactChanged(simulator, change, { userid, externalUserId }));
    return { deleted: true };
  },
});

/** Whether each side still has the other. */
export function isFriend(follow: Follow): boolean {
  return follow.memberSide === 'friend' && follow.customerSide === 'friend';
}

function newFollow(simulator: Simulator, userid: string, externalUserId: string, { addWay = 1, state }: AddBody): Follow {
  const createtime = simulator.clock.wallSeconds();
  return { userid, externalUserId, addWay, createtime, remark: '', memberSide: 'friend', customerSide: 'friend', ...(state && { state }) };
}
