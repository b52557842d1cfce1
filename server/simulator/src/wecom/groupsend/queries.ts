import { limitOf, pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { invalid, needText, optionalInteger } from '../fields';
import { chatTypeOf } from './addMsgTemplate';
import type { GroupSend, Target } from './groupSend';

const SPAN_MOST = 31 * 86_400;

/** POST get_groupmsg_list_v2: by whom they were made; one of the API has no creator. */
export const listGroupSends: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_groupmsg_list_v2',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const chatType = chatTypeOf(body['chat_type']);
    const [from, to] = [optionalInteger(body, 'start_time'), optionalInteger(body, 'end_time')];
    if (from === undefined || to === undefined) throw new VendorError(40063, 'missing start_time or end_time');
    if (to < from || to - from > SPAN_MOST) throw invalid('end_time');
    const kind = optionalInteger(body, 'filter_type') ?? 2;
    const creator = typeof body['creator'] === 'string' ? body['creator'].toLowerCase() : '';
    const found = [...simulator.state.memories.groupSends.sends.values()].filter((one) => {
      const isWanted = one.chatType === chatType && one.createTime >= from && one.createTime <= to;
      return isWanted && (kind === 2 || kind === typeOf(one)) && (!creator || one.creator?.toLowerCase() === creator);
    });
    const { items, nextCursor } = pageOf(found, body['cursor'], limitOf(body['limit'], 50, 100));
    return { group_msg_list: items.map(present), ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_groupmsg_task: who has pressed send. */
export const getGroupSendTasks: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_groupmsg_task',
  externalContact: true,
  handle: (call) => {
    const { tasks } = dispatched(call);
    const { items, nextCursor } = pageOf(tasks, call.body['cursor'], limitOf(call.body['limit'], 500, 1000));
    const task_list = items.map(({ userid, isSent, sendTime }) => {
      return { userid, status: isSent ? 2 : 0, ...(isSent && { send_time: sendTime }) };
    });
    return { task_list, ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST get_groupmsg_send_result: what became of each receiver of one member. Of groups only those that were sent to are listed. */
export const getGroupSendResult: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_groupmsg_send_result',
  externalContact: true,
  handle: (call) => {
    const { chatType, tasks } = dispatched(call);
    const userid = needText(call.body, 'userid', 41009).toLowerCase();
    const targets = tasks.find((task) => task.userid.toLowerCase() === userid)?.targets ?? [];
    const listed = chatType === 'single' ? targets : targets.filter(({ status }) => status === 1);
    const { items, nextCursor } = pageOf(listed, call.body['cursor'], limitOf(call.body['limit'], 500, 1000));
    const send_list = items.map((target) => presentTarget(target, chatType, String(call.body['userid'])));
    return { send_list, ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** The group message a body names: 41046 without, 41047 with a wrong msgid. */
export function namedGroupSend({ simulator, body }: WeComCall): GroupSend {
  const groupSend = simulator.state.memories.groupSends.sends.get(needText(body, 'msgid', 41046));
  if (!groupSend) throw new VendorError(41047, 'invalid msgid');
  return groupSend;
}

/** The same, whose tasks have reached the members (41063 before). */
export function dispatched(call: WeComCall): GroupSend {
  const groupSend = namedGroupSend(call);
  if (call.simulator.clock.seconds() < groupSend.readyAt) throw new VendorError(41063, 'group message is being dispatched');
  return groupSend;
}

function typeOf({ creator }: GroupSend): number {
  return creator === undefined ? 0 : 1;
}

function present(groupSend: GroupSend): Record<string, unknown> {
  const { msgid, creator, createTime, text, attachments } = groupSend;
  return {
    msgid,
    ...(creator && { creator }),
    create_time: createTime,
    create_type: typeOf(groupSend),
    ...(text !== undefined && { text: { content: text } }),
    attachments: attachments.map(({ msgtype, content }) => ({ msgtype, [msgtype]: content })),
  };
}

function presentTarget({ id, status, sendTime }: Target, chatType: GroupSend['chatType'], userid: string): Record<string, unknown> {
  const whom = chatType === 'single' ? { external_userid: id } : { chat_id: id };
  return { ...whom, userid, status, ...(status === 1 && { send_time: sendTime }) };
}
