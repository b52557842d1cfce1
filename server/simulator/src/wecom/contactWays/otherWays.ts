import { limitOf, pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { optionalInteger } from '../fields';
import { checkStyle, qrCodeOf } from './addContactWay';
import type { ContactWay } from './contactWayMemory';
import { checkPeople, checkPeopleCount, givenFields, partiesOf, usersOf } from './fields';

const NINETY_DAYS = 90 * 86_400;

export const getContactWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_contact_way',
  externalContact: true,
  handle: (call) => ({ contact_way: presentWay(call.origin, namedWay(call)) }),
};

/** POST list_contact_way: ids only, of the last 90 days unless said otherwise, temporary ones never. */
export const listContactWays: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/list_contact_way',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const now = simulator.clock.seconds();
    const start = optionalInteger(body, 'start_time') ?? now - NINETY_DAYS;
    const end = optionalInteger(body, 'end_time') ?? now;
    const ways = simulator.state.memories.contactWays.all.filter(
      ({ isTemp, createdAt }) => !isTemp && createdAt >= start && createdAt <= end,
    );
    const { items, nextCursor } = pageOf(ways, body['cursor'], limitOf(body['limit'], 100, 1000));
    return { contact_way: items.map(({ configId }) => ({ config_id: configId })), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST update_contact_way: what is given replaces what was, lists as a whole; type, scene and is_temp stay. */
export const updateContactWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/update_contact_way',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const before = namedWay(call);
    const user = body['user'] === undefined ? before.user : usersOf(body);
    const party = body['party'] === undefined ? before.party : partiesOf(body);
    checkPeopleCount(call, user, party);
    checkStyle(body['style'], before.scene);
    if (user !== before.user || party !== before.party) checkPeople(call, before.type, user, party);
    simulator.commit({ type: 'contactWay', way: { ...before, ...givenFields(body), user, party } });
    return {};
  },
};

export const deleteContactWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/del_contact_way',
  externalContact: true,
  handle: (call) => {
    call.simulator.commit({ type: 'contactWayGone', configId: namedWay(call).configId });
    return {};
  },
};

function namedWay({ simulator, body }: WeComCall): ContactWay {
  const id = body['config_id'];
  if (id === undefined || id === '') throw new VendorError(41043, 'missing contact way config_id');
  const way = typeof id === 'string' ? simulator.state.memories.contactWays.find(id) : undefined;
  if (!way) throw new VendorError(41044, 'invalid contact way config_id');
  return way;
}

function presentWay(origin: string, way: ContactWay): Record<string, unknown> {
  return {
    config_id: way.configId,
    type: way.type,
    scene: way.scene,
    ...(way.scene === 1 && { style: way.style }),
    remark: way.remark,
    skip_verify: way.skipVerify,
    state: way.state,
    ...(way.scene === 2 && { qr_code: qrCodeOf(origin, way) }),
    user: way.user,
    party: way.party,
    mark_source: way.markSource,
    is_temp: way.isTemp,
    ...(way.isTemp && { expires_in: way.expiresIn, chat_expires_in: way.chatExpiresIn, unionid: way.unionid }),
    ...(way.conclusions && { conclusions: way.conclusions }),
  };
}
