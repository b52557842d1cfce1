import type { StaffRole } from '@yinqiao/shared/domain';
import { leaderOf } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import { closeTasks, openTasks } from '../../tasks';
import type { Lead } from '../lead.model';
import { titleWords } from '../lead.words';

const MINUTES = 5;
const DECIDES: readonly StaffRole[] = ['sub_branch_manager', 'branch_operations', 'outlet_manager'];

/** Distribution has done what it can: the sub-branch's head gets the lead as a task and a message, in the caller's transaction. */
export async function callLeadManager(lead: Lead, reason: string): Promise<void> {
  const manager = await leaderOf(lead.unitPath, DECIDES);
  if (!manager) return;
  const title = `人工分配 · ${titleWords(lead)}`;
  await closeTasks({ kind: 'lead', id: lead._id }, 'dropped', 'lead_decision');
  await openTasks([
    {
      kind: 'lead_decision',
      staffId: manager._id,
      unitPath: manager.unitPath,
      personId: lead.personId,
      subject: { kind: 'lead', id: lead._id },
      assignmentNo: lead.assignmentNo,
      title,
      reasons: [reason],
      minutes: MINUTES,
      timed: true,
      dueAt: null,
    },
  ]);
  await planStaffNotices([
    { staffId: manager._id, notice: { title: '1 条线索等你分配', lines: [title, reason], path: '/console.html#/leads/board' } },
  ]);
}
