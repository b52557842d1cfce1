import { derivedId } from '../../core/ids';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Person } from '../../world/types';
import { isAlive, namedPerson } from '../customers/relation';
import { invalid, needText, textList } from '../fields';
import { memberInScope, scopeOf } from '../scope';

const PENDING_MOST = 100;

/** POST externalcontact/unionid_to_external_userid: 84061 for who is nobody's customer (wecom-api §7.18). */
export const unionidToExternalUserid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/unionid_to_external_userid',
  externalContact: true,
  handle: (call) => {
    const person = personOfUnionid(call);
    if (!isCustomer(call, person)) throw new VendorError(84061, 'not external contact');
    return { external_userid: person.externalUserId };
  },
};

/** POST idconvert/unionid_to_external_userid: a pending_id for who is not a customer of anybody in range, yet. */
export const unionidToPendingId: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/idconvert/unionid_to_external_userid',
  externalContact: true,
  handle: (call) => {
    const person = personOfUnionid(call);
    return isCustomer(call, person) ? { external_userid: person.externalUserId } : { pending_id: pendingIdOf(call, person) };
  },
};

/** POST idconvert/batch/external_userid_to_pending_id. The same person has the same pending_id whichever way it was asked. */
export const externalUseridToPendingId: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/idconvert/batch/external_userid_to_pending_id',
  externalContact: true,
  handle: (call) => {
    const ids = textList(call.body, 'external_userid', PENDING_MOST);
    if (ids.length === 0) throw invalid('external_userid');
    const { personsByExternalUserId } = call.simulator.state.directory;
    const result = ids.flatMap((external_userid) => {
      const person = personsByExternalUserId.get(external_userid);
      return person ? [{ external_userid, pending_id: pendingIdOf(call, person) }] : [];
    });
    return { result };
  },
};

/** POST externalcontact/convert_to_openid: the openid the corp pays to. */
export const externalUseridToOpenid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/convert_to_openid',
  externalContact: true,
  handle: (call) => ({ openid: corpOpenid(call, namedPerson(call, call.body['external_userid']).unionid) }),
};

/** POST user/convert_to_openid: a member's. */
export const useridToOpenid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/user/convert_to_openid',
  handle: (call) => ({ openid: corpOpenid(call, memberInScope(call, call.body['userid']).userid) }),
};

export const openidToUserid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/user/convert_to_userid',
  handle: (call) => {
    const openid = needText(call.body, 'openid');
    const member = call.simulator.state.directory.contacts.all.find(({ userid }) => corpOpenid(call, userid) === openid);
    if (!member) throw new VendorError(43004, 'userid not bound to a WeChat account');
    return { userid: member.userid };
  },
};

/** unionid and openid must be the same person's (610014, 845001). */
function personOfUnionid({ simulator, body }: WeComCall): Person {
  const person = simulator.state.directory.personsByUnionid.get(needText(body, 'unionid'));
  if (!person) throw new VendorError(610014, 'invalid unionid');
  if (!Object.values(person.openids).includes(needText(body, 'openid')))
    throw new VendorError(845001, 'openid not of an account of this corp');
  return person;
}

function isCustomer(call: WeComCall, { externalUserId }: Person): boolean {
  const scope = scopeOf(call);
  return call.simulator.state.directory.followsByPerson(externalUserId).some((follow) => isAlive(follow) && scope.hasMember(follow.userid));
}

function pendingIdOf({ simulator }: WeComCall, { unionid }: Person): string {
  return derivedId('pd', simulator.state.directory.world.corp.corpid, unionid);
}

function corpOpenid({ simulator }: WeComCall, who: string): string {
  return derivedId('o', simulator.state.directory.world.corp.corpid, who);
}
