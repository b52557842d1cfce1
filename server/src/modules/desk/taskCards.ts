import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, tiers } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import { ageOn, personsByIds, relationsOfPersons } from '../customers';
import { partsOfStaff } from '../delegations';
import { leadsByIds, type Lead, stateWords, verdictOfMeasure } from '../leads';
import type { StaffActor } from '../../platform/access';
import type { InboxTask } from '../tasks';

export type TaskCardData = Data<'desk.today'>['tasks'][number];

/** Cards of an RM's tasks: each names its subject, whose transitions are its buttons. */
export async function taskCards(actor: StaffActor, tasks: readonly InboxTask[]): Promise<TaskCardData[]> {
  const personIds = tasks.flatMap((task) => task.personId ?? []);
  const persons = new Map((await personsByIds(personIds)).map((person) => [person._id, person]));
  const friends = new Map((await relationsOfPersons(actor.staffId, personIds)).map((one) => [one.personId, one.externalUserId]));
  const leads = new Map((await leadsByIds(subjectIds(tasks, 'lead'))).map((lead) => [lead._id, lead]));
  const parts = await partsOfStaff(actor.staffId, actor.unitId, subjectIds(tasks, 'delegation'));
  const day = businessDayOf(businessNow());
  return tasks.map((task) => {
    const person = task.personId ? persons.get(task.personId) : undefined;
    const lead = task.subject.kind === 'lead' ? leads.get(task.subject.id) : undefined;
    const part = task.subject.kind === 'delegation' ? parts.get(task.subject.id) : undefined;
    return {
      taskId: task._id,
      kind: task.kind,
      bucket: task.bucket,
      title: task.title,
      customer: person
        ? {
            personId: person._id,
            maskedName: person.maskedName,
            age: ageOn(person.birthday, day),
            tierName: tiers[person.tier],
            externalUserId: friends.get(person._id) ?? null,
          }
        : null,
      reasons: task.reasons,
      dueAt: task.dueAt?.toISOString() ?? null,
      minutes: task.minutes,
      lead: lead ? leadOf(lead) : null,
      delegation: part
        ? {
            delegationId: part.delegationId,
            done: part.done,
            target: part.target,
            unitWord: part.unitWord,
            endsOn: part.endsOn,
            timeProgressPercent: part.timeProgressPercent,
          }
        : null,
      verdictId: verdictIdOf(task),
      doneAt: task.closedAt?.toISOString() ?? null,
    };
  });
}

const verdictIdOf = ({ subject }: InboxTask): string | null => {
  if (subject.kind === 'verdict') return subject.id;
  return subject.kind === 'verdict_measure' ? verdictOfMeasure(subject.id) : null;
};

const leadOf = (lead: Lead) => ({ leadId: lead._id, assignmentNo: lead.assignmentNo, state: lead.state, stateWord: stateWords(lead) });

const subjectIds = (tasks: readonly InboxTask[], kind: 'lead' | 'delegation') =>
  tasks.filter((task) => task.subject.kind === kind).map((task) => task.subject.id);
