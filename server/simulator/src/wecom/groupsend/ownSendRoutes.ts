import { controlRoute } from '../../control/controlRoute';
import { findMember } from '../../control/find';
import { randomId } from '../../core/ids';
import type { Schema } from '../../world/schema';
import { newTask } from './assign';
import { sendTask } from './deliver';
import type { GroupSend } from './groupSend';
import type { QuotaPolicy } from './quota';

const texts: Schema = { type: 'array', items: { type: 'string' } };

interface OwnSendBody {
  text: string;
  externalUserIds?: string[];
  chatIds?: string[];
}

export const postOwnSend = controlRoute<OwnSendBody>({
  method: 'post',
  path: '/_sim/members/:userid/group-sends',
  summary: 'The member sends a group message of his own accord (create_type 1). It counts against the same quota of each receiver.',
  body: {
    type: 'object',
    required: ['text'],
    properties: {
      text: { type: 'string' },
      externalUserIds: texts,
      chatIds: { ...texts, description: 'In place of customers: his groups.' },
    },
  },
  answer: '{msgid, targets: [{id, status, sendTime}]}',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const task = newTask(userid, body.chatIds ?? body.externalUserIds ?? []);
    const groupSend: GroupSend = {
      msgid: `msg${randomId(24)}`,
      chatType: body.chatIds ? 'group' : 'single',
      creator: userid,
      allowSelect: true,
      text: body.text,
      attachments: [],
      tasks: [task],
      createTime: simulator.clock.wallSeconds(),
      readyAt: 0,
      isCancelled: false,
      reminders: [],
    };
    const chosen = new Set(task.targets.map(({ id }) => id));
    simulator.commit({ type: 'groupSend', groupSend }, ...sendTask(simulator, groupSend, task, chosen));
    return { msgid: groupSend.msgid, targets: simulator.state.memories.groupSends.sends.get(groupSend.msgid)?.tasks[0]?.targets };
  },
});

export const putSendPolicy = controlRoute<{ policy: QuotaPolicy }>({
  method: 'put',
  path: '/_sim/group-send-policy',
  summary: 'How many group messages a receiver may get: as many a month as it has days (at first), seven a week, or one a day.',
  body: { type: 'object', required: ['policy'], properties: { policy: { type: 'string', enum: ['monthDays', 'sevenAWeek', 'oneADay'] } } },
  answer: '{policy}',
  handle: ({ simulator, body }) => {
    simulator.commit({ type: 'groupSendPolicy', policy: body.policy });
    return body;
  },
});

export const getGroupMessages = controlRoute({
  method: 'get',
  path: '/_sim/groups/:chatId/messages',
  summary: 'What group messages brought into this group, oldest first.',
  answer: '{messages: [{id, chatId, userid, msgtype, content, at}]}',
  handle: ({ simulator, params }) => ({ messages: simulator.state.memories.groupSends.messagesOf(params['chatId'] ?? '') }),
});
