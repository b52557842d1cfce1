import type Router from '@koa/router';
import { codePicture } from '../../core/codePicture';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import { VendorError } from '../../http/vendorError';
import { invalid, needText, optionalInteger, optionalText, textList } from '../fields';
import type { WeComRoute } from '../../http/weComRoute';
import type { Caller } from '../scope';

const GROUPS_PER_WAY = 5;
const REMARK_LENGTH = 30;
const CODE_WIDTH = 280;

/** A code or button by which customers come into one of up to five groups (wecom-api §7.7). */
export interface JoinWay {
  configId: string;
  scene: number;
  remark: string;
  autoCreateRoom: number;
  roomBaseName: string;
  roomBaseId: number;
  chatIds: string[];
  state: string;
  markSource: boolean;
}

type Body = Record<string, unknown>;

/** POST groupchat/add_join_way. Only the config_id is answered; the code's address is in get_join_way. */
export const addJoinWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/add_join_way',
  externalContact: true,
  handle: (call) => {
    const joinWay = { configId: randomId(16), ...settings(call, call.body) };
    call.simulator.commit({ type: 'joinWay', joinWay });
    return { config_id: joinWay.configId };
  },
};

export const getJoinWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/get_join_way',
  externalContact: true,
  handle: (call) => ({ join_way: present(call.origin, named(call, call.body)) }),
};

/** POST groupchat/update_join_way overwrites everything that can change. */
export const updateJoinWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/update_join_way',
  externalContact: true,
  handle: (call) => {
    const { configId } = named(call, call.body);
    call.simulator.commit({ type: 'joinWay', joinWay: { configId, ...settings(call, call.body) } });
    return {};
  },
};

export const deleteJoinWay: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/del_join_way',
  externalContact: true,
  handle: (call) => {
    const { configId } = named(call, call.body);
    call.simulator.commit({ type: 'joinWayGone', configId });
    return {};
  },
};

/** GET /wwgroupcode/:configId: where qr_code leads, a picture for a camera. Here POST /_sim/join-ways/:configId/scan is the scanning. */
export function mountGroupCodes(router: Router, simulator: Simulator): void {
  router.get('/wwgroupcode/:configId', (context) => {
    const { configId } = context['params'];
    if (!simulator.state.memories.groups.joinWays.has(String(configId))) return void (context.status = 404);
    context.type = 'image/png';
    context.body = codePicture(`https://work.weixin.qq.com/gm/${String(configId)}`, CODE_WIDTH);
  });
}

/** The codes are those of contact ways by meaning: 41043 without an id, 41044 with a wrong one [inferred]. */
function named({ simulator }: Caller, body: Body): JoinWay {
  const joinWay = simulator.state.memories.groups.joinWays.get(needText(body, 'config_id', 41043));
  if (!joinWay) throw new VendorError(41044, 'invalid config_id');
  return joinWay;
}

function settings({ simulator }: Caller, body: Body): Omit<JoinWay, 'configId'> {
  const { scene } = body;
  if (scene === undefined) throw new VendorError(41038, 'missing scene');
  if (scene !== 1 && scene !== 2) throw new VendorError(41040, 'invalid scene');
  const chatIds = textList(body, 'chat_id_list');
  if (chatIds.length > GROUPS_PER_WAY) throw new VendorError(41091, 'too many chats of one join way');
  const { groups } = simulator.state.memories;
  const isThere = (chatId: string): boolean => groups.alive.some((group) => group.chatId === chatId);
  if (chatIds.length === 0 || !chatIds.every(isThere)) throw invalid('chat_id_list');
  const autoCreateRoom = optionalInteger(body, 'auto_create_room') ?? 1;
  if (autoCreateRoom > 1) throw invalid('auto_create_room');
  return {
    scene,
    remark: [...(optionalText(body, 'remark', Infinity) ?? '')].slice(0, REMARK_LENGTH).join(''),
    autoCreateRoom,
    roomBaseName: optionalText(body, 'room_base_name', 40) ?? '',
    roomBaseId: optionalInteger(body, 'room_base_id') ?? 1,
    chatIds,
    state: optionalText(body, 'state', 30) ?? '',
    markSource: body['mark_source'] === true,
  };
}

function present(origin: string, joinWay: JoinWay): Body {
  return {
    config_id: joinWay.configId,
    scene: joinWay.scene,
    remark: joinWay.remark,
    auto_create_room: joinWay.autoCreateRoom,
    room_base_name: joinWay.roomBaseName,
    room_base_id: joinWay.roomBaseId,
    chat_id_list: joinWay.chatIds,
    ...(joinWay.scene === 2 && { qr_code: `${origin}/wwgroupcode/${joinWay.configId}` }),
    state: joinWay.state,
    mark_source: joinWay.markSource,
  };
}
