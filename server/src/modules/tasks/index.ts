import { defineModule } from '../../platform/module';
import { taskAbilities } from './task.abilities';

export { hintTask, retimeTask } from './commands/changeTask';
export { closeTasks } from './commands/closeTasks';
export { moveTasks } from './commands/moveTasks';
export { type NewTask, openTasks } from './commands/openTasks';
export { openTaskIdsOf, reopenTasks } from './commands/reopenTasks';
export { type InboxTask, openMinutesOf, openTasksWith, tasksOfStaff } from './task.reads';

/** An RM's inbox; any module opens tasks in it, the screens of `desk` show it. */
export const tasksModule = defineModule({ name: 'tasks', abilities: taskAbilities });
