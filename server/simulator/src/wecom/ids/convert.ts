import { derivedId } from '../../core/ids';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Person } from '../../world/types';
import { isCustomer, namedPerson } from '../customers/relation';
import { needText, textList } from '../fields';

/** POST externalcontact/unionid_to_external_userid: for customers only (84061 otherwise). */
export const unionidToExternalUserid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/unionid_to_external_userid',
  externalContact: true,
  handle: (call) => {
    const person = personOf(call);
    if (!isCustomer(call, person)) throw new VendorError(84061, 'not external contact');
    return { external_userid: person.externalUserId };
  },
};

/** POST idconvert/unionid_to_external_userid: who is no customer (yet) has a pending_id instead (wecom-api §7.18). */
export const convertUnionid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/idconvert/unionid_to_external_userid',
  externalContact: true,
  limits: [
    { span: 'hour', most: 100_000, per: 'corp' },
    { span: 'day', most: 480_000, per: 'corp' },
    { span: 'month', most: 7_500_000, per: 'corp' },
  ],
  handle: (call) => {
    const person = personOf(call);
    return isCustomer(call, person) ? { external_userid: person.externalUserId } : { pending_id: pendingId(call, person) };
  },
};

/** POST idconvert/batch/external_userid_to_pending_id: the pending_ids that were given out before, of up to 100 customers. */
export const externalUseridsToPendingIds: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/idconvert/batch/external_userid_to_pending_id',
  externalContact: true,
  handle: (call) => {
    const ids = textList(call.body, 'external_userid', 100);
    if (ids.length === 0) throw new VendorError(40063, 'some parameters are empty: external_userid');
    const persons = ids.flatMap((id) => call.simulator.state.directory.personsByExternalUserId.get(id) ?? []);
    return { result: persons.map((person) => ({ external_userid: person.externalUserId, pending_id: pendingId(call, person) })) };
  },
};

/** POST externalcontact/convert_to_openid: of WeChat users only (41056). */
export const convertToOpenid: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/convert_to_openid',
  externalContact: true,
  handle: (call) => {
    const person = namedPerson(call, call.body['external_userid']);
    if (!isCustomer(call, person)) throw new VendorError(84061, 'not external contact');
    if (person.type !== 1) throw new VendorError(41056, 'invalid external userid type');
    return { openid: derivedId('o', call.simulator.state.directory.world.corp.corpid, person.unionid) };
  },
};

/** The person behind unionid and openid, which must be of one and the same. */
function personOf({ simulator, body }: WeComCall): Person {
  const unionid = needText(body, 'unionid');
  const openid = needText(body, 'openid');
  const { directory } = simulator.state;
  const person = directory.personsByUnionid.get(unionid);
  if (!person) throw new VendorError(610014, 'invalid unionid');
  if (Object.values(person.openids).includes(openid)) return person;
  const isOfAnother = [...directory.miniprograms.keys()].some((appid) => directory.personByOpenid(appid, openid));
  throw isOfAnother ? new VendorError(610018, 'openid and unionid do not match') : new VendorError(845001, 'invalid openid');
}

/** Always the same for one person; that it ends after 90 days is not modelled. */
function pendingId({ simulator }: WeComCall, { unionid }: Person): string {
  return derivedId('pd', simulator.state.directory.world.corp.corpid, unionid);
}
