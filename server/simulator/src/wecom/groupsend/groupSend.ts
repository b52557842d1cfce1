import type { Attachment } from '../attachments';

/** 0 not sent, 1 sent, 2 not a friend, 3 had its fill of group messages (wecom-api §7.12). */
export type TargetStatus = 0 | 1 | 2 | 3;

export interface Target {
  /** external_userid, or chat_id of a group. */
  id: string;
  status: TargetStatus;
  sendTime?: number;
}

/** What one member is asked to send. */
export interface SendTask {
  userid: string;
  isSent: boolean;
  sendTime?: number;
  targets: Target[];
}

export interface GroupSend {
  msgid: string;
  chatType: 'single' | 'group';
  /** The member who sent it of his own accord; absent for one made by the API. */
  creator?: string;
  allowSelect: boolean;
  text?: string;
  attachments: Attachment[];
  tasks: SendTask[];
  /** By the clock on the wall. */
  createTime: number;
  /** By the virtual clock: until then the tasks are being handed out (41063). */
  readyAt: number;
  isCancelled: boolean;
  /** Virtual seconds of each reminder. */
  reminders: number[];
}

const REMINDER_SPAN = 86_400;
const REMINDERS_MOST = 3;

/** Whether one more reminder may go out: three in any 24 hours. */
export function mayRemind({ reminders }: GroupSend, now: number): boolean {
  return reminders.filter((at) => now - at < REMINDER_SPAN).length < REMINDERS_MOST;
}

/** The task after the member pressed send for these; the others stay unsent. */
export function sentTask(task: SendTask, chosen: ReadonlySet<string>, statusOf: (id: string) => TargetStatus, sendTime: number): SendTask {
  const targets = task.targets.map((target): Target => {
    if (!chosen.has(target.id)) return target;
    const status = statusOf(target.id);
    return { id: target.id, status, ...(status === 1 && { sendTime }) };
  });
  return { ...task, isSent: true, sendTime, targets };
}
