import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../../platform/access';
import { transact } from '../../../platform/db/transact';
import type { Call } from '../../../platform/http/route';
import { changeRiskList, listsIn, personById } from '../../customers';
import { stopLeads } from '../commands/stopLeads';
import { readableLead } from '../lead.access';
import { type Lead, LeadModel } from '../lead.model';

/** The lists that the customer of a lead is on. @throws AppError LEAD_UNKNOWN */
export async function riskListsView(actor: StaffActor, leadId: string): Promise<Data<'leads.riskLists'>> {
  const { personId } = await readableLead(actor, leadId);
  const person = await personById(personId);
  return { lists: listsIn(person?.redLines ?? []) };
}

/**
 * Puts the customer of a lead on a list, and with that ends every open lead of theirs; or takes them off it, and what they ask for
 * from then on is distributed again. One transaction. @throws AppError LEAD_UNKNOWN, CUSTOMER_LISTED_ALREADY
 */
export async function changeRiskListOf({
  actor,
  params,
  body,
}: Pick<Call<'leads.changeRiskList'>, 'actor' | 'params' | 'body'>): Promise<Data<'leads.changeRiskList'>> {
  const lead = await readableLead(actor, params.leadId);
  const personId = (await personById(lead.personId))?._id ?? lead.personId;
  const ended = await transact(async () => {
    await changeRiskList(actor, { personId, ...body });
    if (!body.on) return 0;
    const open = await LeadModel.find({ personId, open: true }).lean<Lead[]>();
    await stopLeads(open);
    return open.length;
  });
  return { ...(await riskListsView(actor, params.leadId)), ended };
}
