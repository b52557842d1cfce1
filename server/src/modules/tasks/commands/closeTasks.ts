import { businessNow } from '../../../platform/clock/clock';
import { TaskModel, type TaskKind, type TaskSubject } from '../task.model';

/**
 * Closes the open tasks of a subject, in the transaction of the subject's transition.
 * @param state `done` when the work was done, `dropped` when it is no longer anybody's or somebody else's
 * @param kind only tasks of this kind
 */
export async function closeTasks(subject: TaskSubject, state: 'done' | 'dropped', kind?: TaskKind): Promise<void> {
  await TaskModel.updateMany(
    { 'subject.id': subject.id, state: 'open', 'subject.kind': subject.kind, ...(kind ? { kind } : {}) },
    { $set: { state, closedAt: businessNow() }, $unset: { openKey: 1 } },
  );
}
