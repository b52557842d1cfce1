import { outcomes, productLines } from '@yinqiao/shared/domain';
import { followUpBy } from '../../src/modules/leads/lead.clocks';
import type { Task } from '../../src/modules/tasks/task.model';
import { stableId } from '../bank/ids';
import { type DemoLead, endOf } from '../bank/leads';
import type { DemoStaff } from '../bank/staff';
import { clocksOf } from './leadDocuments';
import { holderOf, openingHoursOf, unitPathOfHolder } from './leadFacts';

const TASK_MINUTES = 10;

/** The work a lead made: its first contact, and the follow-up where the customer wants to go on. */
export function leadTasks(lead: DemoLead): Task[] {
  const holder = holderOf(lead);
  if (!holder || !lead.assignedAt) return [];
  const { acceptBy, firstContactBy } = clocksOf(lead);
  const first: Task = {
    ...base(lead, holder, 'first_contact', lead.assignedAt, lead.contactedAt),
    title: `首次联系 · ${productLines[lead.line]}`,
    reasons: ['客户留资并同意联系'],
    timed: true,
    dueAt: lead.acceptedAt ? firstContactBy : acceptBy,
  };
  return [first, ...followUpTask(lead, holder)];
}

function followUpTask(lead: DemoLead, holder: DemoStaff): Task[] {
  const { contactedAt, outcome } = lead;
  if (!contactedAt || !outcome || !outcomes[outcome].opensFollowUp) return [];
  return [
    {
      ...base(lead, holder, 'follow_up', contactedAt, endOf(lead)),
      title: `再联系 · ${productLines[lead.line]}`,
      reasons: [`上次结果：${outcomes[outcome].label}`],
      timed: false,
      dueAt: followUpBy(openingHoursOf(holder), outcome, contactedAt),
    },
  ];
}

type Base = Omit<Task, 'title' | 'reasons' | 'timed' | 'dueAt'>;

function base(lead: DemoLead, holder: DemoStaff, kind: 'first_contact' | 'follow_up', openedAt: Date, closedAt: Date | null): Base {
  const subject = { kind: 'lead' as const, id: lead.leadId };
  return {
    _id: stableId('tsk', `${lead.leadId}/${kind}`, openedAt),
    kind,
    staffId: holder.staffId,
    unitPath: unitPathOfHolder(lead, holder),
    personId: lead.customer.personId,
    subject,
    assignmentNo: 1,
    minutes: TASK_MINUTES,
    ...openOrDone({ subject, kind, staffId: holder.staffId, closedAt }),
    openedAt,
    closedAt,
  };
}

/** An open task carries the key that keeps a second one of its kind away. */
export function openOrDone({
  subject,
  kind,
  staffId,
  closedAt,
}: Pick<Task, 'subject' | 'kind' | 'staffId' | 'closedAt'>): Pick<Task, 'state' | 'openKey'> {
  if (closedAt) return { state: 'done' };
  return { state: 'open', openKey: `${subject.kind}/${subject.id}/${kind}/${staffId}` };
}
