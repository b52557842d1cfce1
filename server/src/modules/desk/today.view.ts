import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { tasksOfStaff } from '../tasks';
import { taskCards } from './taskCards';

/** A day holds this many minutes of tasks for one RM (domain.md §7). */
const MINUTES_A_DAY = 150;

export async function todayView(actor: StaffActor): Promise<Data<'desk.today'>> {
  const now = businessNow();
  const tasks = await tasksOfStaff(actor.staffId);
  const counts = { timed: 0, today: 0, later: 0, done: 0 };
  for (const task of tasks) counts[task.bucket] += 1;
  const minutes = tasks.filter((task) => task.bucket === 'timed' || task.bucket === 'today').reduce((sum, task) => sum + task.minutes, 0);
  return {
    now: now.toISOString(),
    day: businessDayOf(now),
    minutes,
    loadPercent: Math.round((minutes / MINUTES_A_DAY) * 100),
    counts,
    tasks: await taskCards(actor, tasks),
  };
}
