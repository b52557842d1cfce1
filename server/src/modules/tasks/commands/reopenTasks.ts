import { TaskModel, type TaskSubject } from '../task.model';
import { openKeyOf } from './openTasks';

/** The open tasks of a subject, for whoever may have to open them again. */
export const openTaskIdsOf = async (subject: TaskSubject): Promise<string[]> =>
  (await TaskModel.find({ 'subject.id': subject.id, 'subject.kind': subject.kind, state: 'open' }).select({ _id: 1 }).lean()).map(
    ({ _id }) => _id,
  );

/** Opens tasks again that were dropped by mistake, under the subject's present assignment, in the caller's transaction. */
export async function reopenTasks(taskIds: readonly string[], assignmentNo: number): Promise<void> {
  for (const { _id, subject, kind, staffId } of await TaskModel.find({ _id: { $in: [...taskIds] }, state: 'dropped' }).lean()) {
    const openKey = openKeyOf({ subject, kind, staffId });
    await TaskModel.updateOne({ _id }, { $set: { state: 'open', closedAt: null, assignmentNo, openKey } });
  }
}
