import type { AppMessage } from '../core/facts';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import { cardPressed, type CardPress } from '../wecom/events';
import { pressableKeys } from '../wecom/templateCard';
import { ControlError, controlRoute } from './controlRoute';
import { findMember } from './find';

export const listMembers = controlRoute({
  method: 'get',
  path: '/_sim/members',
  summary: 'The members, in the order of the world; at most 200 unless limit says otherwise.',
  answer: '{members: [{userid, name, position, department, hasContactFunction}]}',
  handle: ({ simulator, query }) => ({ members: simulator.state.directory.contacts.all.slice(0, Number(query.get('limit') ?? 200)) }),
});

export const getReceived = controlRoute({
  method: 'get',
  path: '/_sim/members/:userid/received',
  summary: 'The app messages and cards this member received, oldest first, each as it looks now.',
  answer:
    '{received, dropped, messages: [{msgid, agentid, msgtype, at, content, taskId, responseCode, clicks, replaceName}]}: dropped counts what the per-minute limit swallowed.',
  handle: ({ simulator, params }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { receivedByMember, droppedByMember, appMessages } = simulator.state;
    const messages = (receivedByMember.get(userid) ?? []).flatMap((msgid) => appMessages.get(msgid) ?? []);
    return {
      received: messages.length,
      dropped: droppedByMember.get(userid) ?? 0,
      messages: messages.map((message) => presentMessage(simulator, userid, message)),
    };
  },
});

export const clickCard = controlRoute<{ key: string }>({
  method: 'post',
  path: '/_sim/members/:userid/cards/:msgid/click',
  summary: 'The member presses a button (or a corner-menu item) of a card: template_card_event with a fresh ResponseCode.',
  body: { type: 'object', required: ['key'], properties: { key: { type: 'string' } } },
  answer: '{event}: the name of the event that was sent.',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const message = simulator.state.appMessages.get(params['msgid'] ?? '');
    if (!message?.receivers.includes(userid)) throw new ControlError(404, 'CARD_UNKNOWN', 'This member did not receive such a card.');
    const press = cardPress(simulator, userid, message, body.key);
    const { responseCode, key } = press;
    const click = { type: 'cardClick', msgid: message.msgid, userid, key, responseCode, at: simulator.clock.seconds() } as const;
    simulator.commit(click, ...cardPressed(simulator, press));
    return { event: press.event };
  },
});

function presentMessage(simulator: Simulator, userid: string, message: AppMessage): Record<string, unknown> {
  const { msgid, agentid, msgtype, wallAt, taskId, responseCode } = message;
  const { clicks, replaceName, card } = simulator.state.card(msgid, userid);
  return { msgid, agentid, msgtype, at: wallAt, content: card ?? message.content, taskId, responseCode, clicks, replaceName };
}

function cardPress(simulator: Simulator, userid: string, message: AppMessage, key: string): CardPress {
  const app = simulator.state.directory.appsByAgentId.get(message.agentid);
  const { card = message.content, replaceName } = simulator.state.card(message.msgid, userid);
  const { buttons, menu } = pressableKeys(card);
  if (!app || message.msgtype !== 'template_card') throw new ControlError(409, 'NOT_A_CARD', 'This message has no buttons.');
  if (replaceName && buttons.includes(key))
    throw new ControlError(409, 'BUTTONS_REPLACED', `The buttons were replaced by 「${replaceName}」.`);
  if (!buttons.includes(key) && !menu.includes(key)) throw new ControlError(409, 'KEY_UNKNOWN', `The card has no button ${key}.`);
  return {
    app,
    event: buttons.includes(key) ? 'template_card_event' : 'template_card_menu_event',
    userid,
    key,
    taskId: message.taskId ?? '',
    cardType: String(card['card_type']),
    responseCode: randomId(48),
  };
}
