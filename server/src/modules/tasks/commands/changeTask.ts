import { TaskModel, type TaskKind, type TaskSubject } from '../task.model';

/** A clock of the subject moved on (accepted: the first contact is what is due now), in the subject's transaction. */
export async function retimeTask(subject: TaskSubject, kind: TaskKind, dueAt: Date): Promise<void> {
  await TaskModel.updateMany({ 'subject.id': subject.id, state: 'open', 'subject.kind': subject.kind, kind }, { $set: { dueAt } });
}

/** Adds a reason to the open tasks of a subject, once, in the caller's transaction. */
export async function hintTask(subject: TaskSubject, reason: string): Promise<void> {
  await TaskModel.updateMany({ 'subject.id': subject.id, state: 'open', 'subject.kind': subject.kind }, { $addToSet: { reasons: reason } });
}
