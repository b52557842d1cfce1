import { refuse, scope, type StaffActor } from '../../../platform/access';
import { worksInConsole } from '../../orgs';
import { readableLead } from '../lead.access';
import { type Lead, LeadModel } from '../lead.model';
import { type Party, partiesOf } from './gather/parties';
import { type Verdict, VerdictModel } from './verdict.model';

/**
 * A verdict within the reader's scope. What is out of scope does not exist for the reader; the attempt is audited.
 * @throws AppError VERDICT_UNKNOWN
 */
export async function verdictFor(actor: StaffActor, verb: 'read' | 'appeal' | 'decide' | 'carry_out', verdictId: string): Promise<Verdict> {
  const verdict = await VerdictModel.findOne({ $and: [scope(actor, verb, VerdictModel), { _id: verdictId }] }).lean<Verdict | null>();
  return verdict ?? refuse(actor, { action: `${verb}:Verdict`, subjects: [`Verdict/${verdictId}`], code: 'VERDICT_UNKNOWN' });
}

/**
 * A lead the actor may raise a dispute about: one of their units', or one whose customer they are tied to.
 * @throws AppError LEAD_UNKNOWN
 */
export async function disputableLead(actor: StaffActor, leadId: string): Promise<{ lead: Lead; parties: Party[] }> {
  const lead = worksInConsole(actor.role) ? await readableLead(actor, leadId) : await LeadModel.findById(leadId).lean<Lead | null>();
  const parties = lead ? await partiesOf(lead) : [];
  if (lead && (worksInConsole(actor.role) || parties.some(({ staff }) => staff._id === actor.staffId))) return { lead, parties };
  return refuse(actor, { action: 'raise:Verdict', subjects: [`Lead/${leadId}`], code: 'LEAD_UNKNOWN' });
}
