import { type Change, changeAll } from '../../../platform/db/reversible';
import { TaskModel } from '../task.model';

/** Tasks about a person who was merged into another are about the other, in the caller's transaction. */
export const moveTasks = (personId: string, survivorId: string): Promise<Change[]> =>
  changeAll(TaskModel, { personId }, { personId: survivorId });
