import type { ChatMessage } from '../core/facts';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import { ControlError, controlRoute } from './controlRoute';
import { findMember, findPerson } from './find';
import { canTalk } from './relationRoutes';

export const listChats = controlRoute({
  method: 'get',
  path: '/_sim/members/:userid/chats',
  summary: 'The single chats of a member: his customers, the most recently active first.',
  answer: '{chats: [{externalUserId, name, remark, at, isFriend, last}]}',
  handle: ({ simulator, params }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { directory } = simulator.state;
    const follows = directory.followsByMember(userid).filter((follow) => follow.memberSide !== 'deleted');
    const chats = follows.map((follow) => {
      const last = simulator.state.chat(userid, follow.externalUserId).at(-1);
      const name = directory.personsByExternalUserId.get(follow.externalUserId)?.name ?? '';
      return {
        externalUserId: follow.externalUserId,
        name,
        remark: follow.remark,
        at: last?.at ?? follow.createtime,
        isFriend: canTalk(follow),
        last,
      };
    });
    return { chats: chats.sort((a, b) => b.at - a.at) };
  },
});

export const getChat = controlRoute({
  method: 'get',
  path: '/_sim/chats/:userid/:externalUserId',
  summary: 'The single chat of a member and a customer, oldest message first.',
  answer: '{friendSince, isFriend, messages: [{id, from, msgtype, content, at}]}',
  handle: ({ simulator, params }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    const follow = simulator.state.directory.follow(userid, externalUserId);
    return {
      friendSince: follow?.createtime ?? null,
      isFriend: follow ? canTalk(follow) : false,
      messages: simulator.state.chat(userid, externalUserId),
    };
  },
});

interface ChatBody {
  from: 'member' | 'customer';
  text: string;
}

export const postChat = controlRoute<ChatBody>({
  method: 'post',
  path: '/_sim/chats/:userid/:externalUserId',
  summary: 'The customer writes, or the member sends; refused (409) when they are not friends on both sides.',
  body: {
    type: 'object',
    required: ['from', 'text'],
    properties: { from: { type: 'string', enum: ['member', 'customer'] }, text: { type: 'string', pattern: '[^\\s]' } },
  },
  answer: '{message}',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    return { message: sendChat(simulator, { userid, externalUserId, from: body.from, msgtype: 'text', content: { content: body.text } }) };
  },
});

export const getCustomerReceived = controlRoute({
  method: 'get',
  path: '/_sim/customers/:externalUserId/received',
  summary: 'What members sent this customer, over all his chats, oldest first.',
  answer: '{messages: [{id, userid, externalUserId, msgtype, content, at}]}',
  handle: ({ simulator, params }) => {
    const { externalUserId } = findPerson(simulator, params['externalUserId']);
    const follows = simulator.state.directory.followsByPerson(externalUserId);
    const sent = follows.flatMap((follow) =>
      simulator.state.chat(follow.userid, externalUserId).filter((message) => message.from === 'member'),
    );
    return { messages: sent.sort((a, b) => a.at - b.at) };
  },
});

/** Puts one message into a single chat. Throws ControlError 409 when the two are not friends. */
function sendChat(simulator: Simulator, draft: Omit<ChatMessage, 'id' | 'at'>): ChatMessage {
  const follow = simulator.state.directory.follow(draft.userid, draft.externalUserId);
  if (!follow || !canTalk(follow)) throw new ControlError(409, 'NOT_FRIENDS', 'Member and customer are not friends.');
  const message = { ...draft, id: randomId(12), at: simulator.clock.wallSeconds() };
  simulator.commit({ type: 'chatMessage', message });
  return message;
}
