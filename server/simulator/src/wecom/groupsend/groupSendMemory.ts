import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';
import type { GroupSend, SendTask } from './groupSend';
import type { QuotaPolicy } from './quota';

/** A message in a customer group. */
export interface GroupMessage {
  id: string;
  chatId: string;
  userid: string;
  msgtype: string;
  content: Record<string, unknown>;
  /** By the clock on the wall. */
  at: number;
}

export type GroupSendFact =
  | { type: 'groupSend'; groupSend: GroupSend }
  /** A member sent: `at` is virtual, the quota goes by it. */
  | { type: 'groupSendTask'; msgid: string; task: SendTask; at: number }
  | { type: 'groupSendChange'; msgid: string; change: Partial<Pick<GroupSend, 'isCancelled' | 'reminders'>> }
  | { type: 'groupSendPolicy'; policy: QuotaPolicy }
  | { type: 'groupMessage'; message: GroupMessage };

/** Group messages, who has sent them, and when each receiver got one. */
export class GroupSendMemory implements Memory {
  policy: QuotaPolicy = 'monthDays';
  readonly sends = new Map<string, GroupSend>();
  private readonly received = new Map<string, number[]>();
  private readonly messages = new Map<string, GroupMessage[]>();

  apply(fact: Fact): void {
    if (fact.type === 'groupSend') this.sends.set(fact.groupSend.msgid, fact.groupSend);
    if (fact.type === 'groupSendTask') this.putTask(fact.msgid, fact.task, fact.at);
    if (fact.type === 'groupSendChange') this.change(fact.msgid, fact.change);
    if (fact.type === 'groupSendPolicy') this.policy = fact.policy;
    if (fact.type === 'groupMessage') this.messages.set(fact.message.chatId, [...this.messagesOf(fact.message.chatId), fact.message]);
  }

  /** When this customer or group was sent group messages, in virtual seconds. */
  receivedTimes(id: string): readonly number[] {
    return this.received.get(id) ?? [];
  }

  /** What stands in a group, oldest first. */
  messagesOf(chatId: string): readonly GroupMessage[] {
    return this.messages.get(chatId) ?? [];
  }

  private putTask(msgid: string, task: SendTask, at: number): void {
    const groupSend = this.sends.get(msgid);
    if (!groupSend) return;
    const tasks = groupSend.tasks.map((one) => (one.userid === task.userid ? task : one));
    this.sends.set(msgid, { ...groupSend, tasks });
    for (const { id, status } of task.targets) if (status === 1) this.received.set(id, [...this.receivedTimes(id), at]);
  }

  private change(msgid: string, change: Partial<GroupSend>): void {
    const groupSend = this.sends.get(msgid);
    if (groupSend) this.sends.set(msgid, { ...groupSend, ...change });
  }
}
