import { randomId } from '../../core/ids';
import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { textAndAttachments } from '../attachments';
import { invalid, textList } from '../fields';
import { isOwnedBy } from '../groups/group';
import { memberInScope } from '../scope';
import { assignCustomers, newTask, type Assignment } from './assign';
import type { GroupSend } from './groupSend';

const CUSTOMERS_MOST = 10_000;
const GROUPS_MOST = 2000;
const TAGS_MOST = 100;

/** POST add_msg_template. It sends nothing: members get a task and must press send themselves (wecom-api §7.12). */
export const addMsgTemplate: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/add_msg_template',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const chatType = chatTypeOf(body['chat_type'] ?? 'single');
    const sender = senderOf(call);
    const content = textAndAttachments(call);
    const { tasks, failed } = chatType === 'single' ? customersOf(call, sender) : groupsOf(call, sender);
    if (tasks.length === 0) throw new VendorError(41048, 'no customer to send', { fail_list: failed });
    const groupSend: GroupSend = {
      ...content,
      msgid: `msg${randomId(24)}`,
      chatType,
      allowSelect: body['allow_select'] === true,
      tasks,
      createTime: simulator.clock.wallSeconds(),
      readyAt: simulator.clock.seconds() + simulator.limits.quantity('groupSendDispatchSeconds'),
      isCancelled: false,
      reminders: [],
    };
    simulator.commit({ type: 'groupSend', groupSend });
    return { fail_list: failed, msgid: groupSend.msgid };
  },
};

export function chatTypeOf(value: unknown): GroupSend['chatType'] {
  if (value !== 'single' && value !== 'group') throw invalid('chat_type');
  return value;
}

function senderOf(call: WeComCall): string | undefined {
  const { sender } = call.body;
  if (sender === undefined || sender === '') return undefined;
  const member = memberInScope(call, sender);
  if (!member.hasContactFunction) throw new VendorError(84083, 'not a member with the external contact function');
  return member.userid;
}

function customersOf(call: WeComCall, sender: string | undefined): Assignment {
  const externalUserIds = textList(call.body, 'external_userid', CUSTOMERS_MOST);
  if (externalUserIds.length === 0 && sender === undefined) throw new VendorError(40063, 'missing external_userid and sender');
  return assignCustomers(call, { ...(sender && { sender }), externalUserIds, tagLists: tagListsOf(call.body['tag_filter']) });
}

/** The sender's own groups, or those of them that are named. */
function groupsOf(call: WeComCall, sender: string | undefined): Assignment {
  if (sender === undefined) throw new VendorError(40063, 'missing sender');
  const named = [...new Set(textList(call.body, 'chat_id_list', GROUPS_MOST))];
  const own = call.simulator.state.memories.groups.all.filter((group) => isOwnedBy(group, sender)).map(({ chatId }) => chatId);
  const chosen = named.length > 0 ? named.filter((chatId) => own.includes(chatId)) : own;
  const failed = named.filter((chatId) => !own.includes(chatId));
  return { tasks: chosen.length > 0 ? [newTask(sender, chosen)] : [], failed };
}

function tagListsOf(filter: unknown): string[][] {
  if (filter === undefined || filter === null) return [];
  const groups = isObject(filter) ? (filter['group_list'] ?? []) : undefined;
  if (!Array.isArray(groups)) throw invalid('tag_filter');
  return groups.map((group: unknown) => {
    if (!isObject(group)) throw invalid('tag_filter');
    return textList(group, 'tag_list', TAGS_MOST);
  });
}
