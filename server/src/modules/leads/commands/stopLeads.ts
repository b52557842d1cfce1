import { businessNow } from '../../../platform/clock/clock';
import { personsOnLists } from '../../customers';
import { leaderOf } from '../../orgs';
import { planStaffNotices } from '../../outreach';
import type { Lead } from '../lead.model';
import { titleWords } from '../lead.words';
import { endLead } from './endLead';

/**
 * Ends leads whose customer the bank does not market to (any more), in the caller's transaction. Whoever held one is told, and so
 * is the outlet's manager; why the customer is on a list is told to neither.
 */
export async function stopLeads(leads: readonly Lead[]): Promise<void> {
  const at = businessNow();
  for (const lead of leads) {
    await endLead(lead, { transition: 'close', code: 'red_line', at });
    if (lead.staffId) await tell(lead, lead.staffId);
  }
}

/**
 * Ends those of these leads whose customer is on a list now, whatever was known when they were captured.
 * @returns how many were ended
 */
export async function endListed(leads: readonly Lead[]): Promise<number> {
  const listed = await personsOnLists(leads.map(({ personId }) => personId));
  const stopped = leads.filter(({ personId }) => listed.has(personId));
  await stopLeads(stopped);
  return stopped.length;
}

async function tell(lead: Lead, holder: string): Promise<void> {
  const manager = await leaderOf(lead.unitPath, ['outlet_manager', 'sub_branch_manager', 'branch_operations']);
  const notice = {
    title: '1 条线索已停止',
    lines: [titleWords(lead), '客户不在营销范围，请不要再做营销联系；业务服务照常'],
  };
  await planStaffNotices([
    { staffId: holder, notice: { ...notice, path: `/workbench.html#/leads/${lead._id}` } },
    ...(manager && manager._id !== holder ? [{ staffId: manager._id, notice: { ...notice, path: '/console.html#/leads/board' } }] : []),
  ]);
}
