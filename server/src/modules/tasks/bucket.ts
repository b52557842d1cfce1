import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import type { Task } from './task.model';

export type Bucket = 'timed' | 'today' | 'later' | 'done';

/** The tab of 我的今天 a task stands in at an instant; a promise that runs stands first, whenever it ends. */
export function bucketOf(task: Pick<Task, 'state' | 'timed' | 'dueAt'>, now: Date): Bucket {
  if (task.state !== 'open') return 'done';
  if (task.timed) return 'timed';
  const tomorrow = shanghaiInstant(addDays(businessDayOf(now), 1));
  return task.dueAt && task.dueAt >= tomorrow ? 'later' : 'today';
}
