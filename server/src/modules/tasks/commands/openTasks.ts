import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { type Task, TaskModel } from '../task.model';

export type NewTask = Omit<Task, '_id' | 'state' | 'openKey' | 'openedAt' | 'closedAt'>;

/** One open task a subject, kind and member. */
export const openKeyOf = ({ subject, kind, staffId }: Pick<Task, 'subject' | 'kind' | 'staffId'>): string =>
  `${subject.kind}/${subject.id}/${kind}/${staffId}`;

/**
 * Puts tasks into inboxes, in the caller's transaction. A subject has at most one open task of a kind and member: opening it
 * twice is a fault of the caller (duplicate key).
 * @returns the ids in the order given
 */
export async function openTasks(tasks: readonly NewTask[]): Promise<string[]> {
  if (tasks.length === 0) return [];
  const openedAt = businessNow();
  const documents = tasks.map((task) => ({
    ...task,
    _id: newId('tsk'),
    state: 'open' as const,
    openKey: openKeyOf(task),
    openedAt,
    closedAt: null,
  }));
  await insert(TaskModel, documents);
  return documents.map(({ _id }) => _id);
}
