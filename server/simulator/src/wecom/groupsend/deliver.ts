import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import { isAlive } from '../customers/relation';
import { isOwnedBy } from '../groups/group';
import { sentTask, type GroupSend, type SendTask, type TargetStatus } from './groupSend';
import { hasRoom } from './quota';

/** The member presses send for those chosen: each receiver's fate, and the messages of those it reaches. */
export function sendTask(simulator: Simulator, groupSend: GroupSend, task: SendTask, chosen: ReadonlySet<string>): Fact[] {
  const sendTime = simulator.clock.wallSeconds();
  const sent = sentTask(task, chosen, (id) => fateOf(simulator, groupSend, task.userid, id), sendTime);
  const reached = sent.targets.filter(({ id, status }) => chosen.has(id) && status === 1);
  return [
    { type: 'groupSendTask', msgid: groupSend.msgid, task: sent, at: simulator.clock.seconds() },
    ...reached.flatMap(({ id }) => messagesTo(groupSend, task.userid, id, sendTime)),
  ];
}

/** A group whose owner is no longer the sender, or no longer in it, is not sent to, as a customer who is no friend. */
function fateOf(simulator: Simulator, { chatType }: GroupSend, userid: string, id: string): TargetStatus {
  const { directory, memories } = simulator.state;
  const follow = chatType === 'single' ? directory.follow(userid, id) : undefined;
  const group = chatType === 'group' ? memories.groups.group(id) : undefined;
  const isReachable = follow ? isAlive(follow) && follow.customerSide === 'friend' : group !== undefined && isOwnedBy(group, userid);
  if (!isReachable) return 2;
  const { policy } = memories.groupSends;
  return hasRoom(policy, memories.groupSends.receivedTimes(id), simulator.clock.seconds()) ? 1 : 3;
}

function messagesTo({ chatType, text, attachments }: GroupSend, userid: string, id: string, at: number): Fact[] {
  const parts = [...(text === undefined ? [] : [{ msgtype: 'text', content: { content: text } }]), ...attachments];
  return parts.map((part): Fact => {
    const message = { ...part, id: randomId(12), userid, at };
    if (chatType === 'group') return { type: 'groupMessage', message: { ...message, chatId: id } };
    return { type: 'chatMessage', message: { ...message, externalUserId: id, from: 'member' } };
  });
}
