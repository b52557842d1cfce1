import { randomInt } from 'node:crypto';
import { ControlError, controlRoute } from '../control/controlRoute';
import type { Fact } from '../core/facts';
import type { Simulator } from '../core/simulator';
import { pressableButtons } from './menu';
import { toAccount } from './officialEvents';
import type { Follower } from './officialMemory';
import { leavesAfter, type Act } from './writing';

const USER = '/_sim/official/:appid/users/:openid';

export const followAccount = controlRoute<{ ticket?: string }>({
  method: 'post',
  path: `${USER}/follow`,
  summary: 'The user follows, by a code with a scene when there is a ticket: subscribe, or SCAN for who follows already.',
  body: { type: 'object', properties: { ticket: { type: 'string' } } },
  answer: '{event}: subscribe, SCAN, or null when he followed already and there is no ticket.',
  handle: ({ simulator, params, body }) => {
    const user = findUser(simulator, params);
    const code = body.ticket === undefined ? undefined : findCode(simulator, user.appid, body.ticket);
    if (user.isFollowing && !code) return { event: null };
    const event = user.isFollowing ? 'SCAN' : 'subscribe';
    const key = code && (user.isFollowing ? code.scene : `qrscene_${code.scene}`);
    const scene = code ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH';
    const fresh = { isFollowing: true, since: simulator.clock.wallSeconds(), scene, qrScene: code?.scene ?? '' };
    const fields = { MsgType: 'event', Event: event, EventKey: key ?? '', Ticket: code?.ticket };
    simulator.commit(...acted(simulator, user.isFollowing ? user : { ...user, ...fresh }, 'other', fields));
    return { event };
  },
});

export const unfollowAccount = controlRoute({
  method: 'post',
  path: `${USER}/unfollow`,
  summary: 'The user follows no more: unsubscribe.',
  answer: '{unfollowed}: false when he did not follow.',
  handle: ({ simulator, params }) => {
    const user = findUser(simulator, params);
    if (!user.isFollowing) return { unfollowed: false };
    const event = toAccount(simulator, user.appid, user.openid, { MsgType: 'event', Event: 'unsubscribe', EventKey: '' });
    simulator.commit({ type: 'follower', follower: { ...user, isFollowing: false, tagIds: [], leaves: [] } }, ...event);
    return { unfollowed: true };
  },
});

export const pressMenu = controlRoute<{ name: string }>({
  method: 'post',
  path: `${USER}/press`,
  summary: 'The user presses a button of the menu: CLICK with its key, or VIEW with its address.',
  body: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  answer: '{event}',
  handle: ({ simulator, params, body }) => {
    const user = findFollower(simulator, params);
    const buttons = pressableButtons(simulator.state.memories.official.menuOf(user.appid) ?? []);
    const button = buttons.find(({ name }) => name === body.name);
    if (!button) throw new ControlError(404, 'BUTTON_UNKNOWN', `The menu has no button ${body.name}.`);
    const type = String(button['type']);
    const event = { view: 'VIEW', miniprogram: 'view_miniprogram', click: 'CLICK' }[type] ?? type;
    const key = [button['key'], button['url'], button['pagepath']].find((value) => typeof value === 'string') ?? '';
    const fields = { MsgType: 'event', Event: event, EventKey: key };
    // Clicks and scans let the account write; opening a page does not.
    if (button['key'] === undefined) simulator.commit(...toAccount(simulator, user.appid, user.openid, fields));
    else simulator.commit(...acted(simulator, user, 'other', fields));
    return { event };
  },
});

export const writeToAccount = controlRoute<{ text: string }>({
  method: 'post',
  path: `${USER}/write`,
  summary: 'The user writes to the account; it may answer at once, or five times within 48 hours.',
  body: { type: 'object', required: ['text'], properties: { text: { type: 'string', pattern: '[^\\s]' } } },
  answer: '{msgId}',
  handle: ({ simulator, params, body }) => {
    const msgId = randomInt(1_000_000_000, 4_000_000_000);
    const fields = { MsgType: 'text', Content: body.text, MsgId: msgId };
    simulator.commit(...acted(simulator, findFollower(simulator, params), 'message', fields));
    return { msgId };
  },
});

export const blockTemplates = controlRoute<{ blocked: boolean }>({
  method: 'post',
  path: `${USER}/block`,
  summary: 'The user takes no template messages (any more): they end with failed:user block.',
  body: { type: 'object', required: ['blocked'], properties: { blocked: { type: 'boolean' } } },
  answer: '{}',
  handle: ({ simulator, params, body }) => {
    simulator.commit({ type: 'follower', follower: { ...findFollower(simulator, params), isBlocking: body.blocked } });
  },
});

/** The event, and the leave to write that the act gives. */
function acted(simulator: Simulator, user: Follower, act: Act, fields: Parameters<typeof toAccount>[3]): Fact[] {
  const follower = { ...user, leaves: leavesAfter(user.leaves, act, simulator.clock.seconds()) };
  return [{ type: 'follower', follower }, ...toAccount(simulator, user.appid, user.openid, fields)];
}

function findUser(simulator: Simulator, { appid = '', openid = '' }: Record<string, string>): Follower {
  const account = simulator.state.directory.world.officialAccounts?.find((one) => one.appid === appid);
  if (!account) throw new ControlError(404, 'ACCOUNT_UNKNOWN', `There is no official account ${appid}.`);
  if (!simulator.state.directory.personByOpenid(appid, openid))
    throw new ControlError(404, 'PERSON_UNKNOWN', `No person of ${appid} has the openid ${openid}.`);
  const stranger: Follower = { appid, openid, isFollowing: false, since: 0, scene: '', qrScene: '', tagIds: [], leaves: [] };
  return simulator.state.memories.official.follower(appid, openid) ?? stranger;
}

function findFollower(simulator: Simulator, params: Record<string, string>): Follower {
  const user = findUser(simulator, params);
  if (!user.isFollowing) throw new ControlError(409, 'NOT_FOLLOWING', 'The user does not follow the account.');
  return user;
}

function findCode(simulator: Simulator, appid: string, ticket: string) {
  const code = simulator.state.memories.official.codes.get(ticket);
  if (code?.appid !== appid) throw new ControlError(404, 'CODE_UNKNOWN', 'There is no such code.');
  if ((code.expiresAt ?? Infinity) <= simulator.clock.seconds()) throw new ControlError(409, 'CODE_ENDED', 'The code has ended.');
  return code;
}
