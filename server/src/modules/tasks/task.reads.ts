import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { bucketOf, type Bucket } from './bucket';
import { type Task, TaskModel } from './task.model';

export type InboxTask = Task & { bucket: Bucket };

const MOST_TASKS = 200;
const BUCKET_ORDER: readonly Bucket[] = ['timed', 'today', 'later', 'done'];

/** A member's inbox: what is open, and what was done today; promises first, then by due time. */
export async function tasksOfStaff(staffId: string): Promise<InboxTask[]> {
  const now = businessNow();
  const today = shanghaiInstant(businessDayOf(now));
  const open = await TaskModel.find({ staffId, state: 'open' }).limit(MOST_TASKS).lean();
  const done = await TaskModel.find({ staffId, state: 'done', closedAt: { $gte: today } })
    .sort({ closedAt: -1 })
    .limit(MOST_TASKS)
    .lean();
  return [...open, ...done].map((task) => ({ ...task, bucket: bucketOf(task, now) })).sort(inOrder);
}

/** The member's open tasks about one customer. */
export async function openTasksWith(staffId: string, personId: string): Promise<InboxTask[]> {
  const now = businessNow();
  const tasks = await TaskModel.find({ personId, state: 'open', staffId }).limit(MOST_TASKS).lean();
  return tasks.map((task) => ({ ...task, bucket: bucketOf(task, now) })).sort(inOrder);
}

/** Minutes of open work that fall on today, by member; members without any are absent. */
export async function openMinutesOf(staffIds: readonly string[]): Promise<Map<string, number>> {
  const now = businessNow();
  const tasks = await TaskModel.find({ staffId: { $in: [...staffIds] }, state: 'open' })
    .select({ staffId: 1, minutes: 1, state: 1, timed: 1, dueAt: 1 })
    .lean();
  const minutes = new Map<string, number>();
  for (const task of tasks) {
    if (bucketOf(task, now) !== 'later') minutes.set(task.staffId, (minutes.get(task.staffId) ?? 0) + task.minutes);
  }
  return minutes;
}

function inOrder(a: InboxTask, b: InboxTask): number {
  const place = BUCKET_ORDER.indexOf(a.bucket) - BUCKET_ORDER.indexOf(b.bucket);
  if (place !== 0) return place;
  if (a.bucket === 'done') return (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0);
  return (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity) || (a._id < b._id ? -1 : 1);
}
