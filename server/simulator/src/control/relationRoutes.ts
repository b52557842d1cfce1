import { addFull } from '../wecom/adding/addCustomer';
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
    const person = findPerson(simulator, params['externalUserId']);
    if (!member.hasContactFunction) throw new ControlError(409, 'NO_CONTACT_FUNCTION', 'The member does not have the 客户联系 function.');
    const known = simulator.state.directory.follow(member.userid, person.externalUserId);
    if (known && isFriend(known)) return { added: false };
    const { addWay = 1, state } = body;
    simulator.commit(...addFull(simulator, { member, person, addWay, state, operUserid: member.userid }));
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
function isFriend(follow: Follow): boolean {
  return follow.memberSide === 'friend' && follow.customerSide === 'friend';
}

/** Whether the two can write to one another: the customer may already when the member has not accepted him yet (84061 in wecom-errcodes). */
export function canTalk({ memberSide, customerSide }: Follow): boolean {
  return memberSide !== 'deleted' && customerSide === 'friend';
}
