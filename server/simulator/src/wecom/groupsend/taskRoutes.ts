import { ControlError, controlRoute } from '../../control/controlRoute';
import { findMember } from '../../control/find';
import type { Simulator } from '../../core/simulator';
import type { Schema } from '../../world/schema';
import { sendTask } from './deliver';
import type { GroupSend, SendTask } from './groupSend';

const texts: Schema = { type: 'array', items: { type: 'string' } };

export const listSendTasks = controlRoute({
  method: 'get',
  path: '/_sim/members/:userid/group-sends',
  summary: 'The group messages this member has been asked to send, oldest first, and what became of them.',
  answer:
    '{groupSends: [{msgid, chatType, text, attachments, allowSelect, isCancelled, reminders, isSent, targets: [{id, status, sendTime}]}]}',
  handle: ({ simulator, params }) => {
    const { userid } = findMember(simulator, params['userid']);
    const sends = [...simulator.state.memories.groupSends.sends.values()];
    return { groupSends: sends.filter(({ readyAt }) => readyAt <= simulator.clock.seconds()).flatMap((one) => presentTask(one, userid)) };
  },
});

interface ConfirmBody {
  only?: string[];
  pressedBeforeCancel?: boolean;
}

export const confirmSend = controlRoute<ConfirmBody>({
  method: 'post',
  path: '/_sim/members/:userid/group-sends/:msgid/confirm',
  summary:
    'The member presses send: for all, or where the message allows it for some. pressedBeforeCancel is the press that reaches the platform after the cancel.',
  body: {
    type: 'object',
    properties: {
      only: { ...texts, description: 'Of the receivers; an empty list puts the task off. Needs allow_select.' },
      pressedBeforeCancel: { type: 'boolean' },
    },
  },
  answer: '{targets: [{id, status, sendTime}]}; 409 when the task is not there yet, sent, or cancelled.',
  handle: ({ simulator, params, body }) => {
    const { userid } = findMember(simulator, params['userid']);
    const { groupSend, task } = findTask(simulator, params['msgid'], userid);
    const refusal = refusalOf(simulator, groupSend, task, body);
    if (refusal) throw new ControlError(409, refusal, 'The member cannot send this now.');
    const chosen = new Set(body.only ?? task.targets.map(({ id }) => id));
    if (chosen.size > 0) simulator.commit(...sendTask(simulator, groupSend, task, chosen));
    return { targets: findTask(simulator, groupSend.msgid, userid).task.targets };
  },
});

function refusalOf(simulator: Simulator, groupSend: GroupSend, task: SendTask, body: ConfirmBody): string | undefined {
  if (simulator.clock.seconds() < groupSend.readyAt) return 'BEING_DISPATCHED';
  if (task.isSent) return 'SENT_ALREADY';
  if (groupSend.isCancelled && !body.pressedBeforeCancel) return 'CANCELLED';
  return body.only && !groupSend.allowSelect ? 'SELECTION_FIXED' : undefined;
}

function findTask(simulator: Simulator, msgid: string | undefined, userid: string): { groupSend: GroupSend; task: SendTask } {
  const groupSend = simulator.state.memories.groupSends.sends.get(msgid ?? '');
  const task = groupSend?.tasks.find((one) => one.userid === userid);
  if (!groupSend || !task) throw new ControlError(404, 'TASK_UNKNOWN', 'This member has no such task.');
  return { groupSend, task };
}

function presentTask({ tasks, ...groupSend }: GroupSend, userid: string): object[] {
  const { msgid, chatType, text, attachments, allowSelect, isCancelled, reminders } = groupSend;
  const mine = tasks.filter((task) => task.userid === userid);
  return mine.map(({ isSent, targets }) => {
    return { msgid, chatType, text, attachments, allowSelect, isCancelled, reminders: reminders.length, isSent, targets };
  });
}
