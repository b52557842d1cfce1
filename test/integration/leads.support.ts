import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Licence, Outcome, ProductLine } from '@yinqiao/shared/domain';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PolicyVersionModel } from '../../server/src/modules/leads/policy/policyVersion.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { moveReferenceStamp } from '../../server/src/platform/db/reference';
import { type Bank, startBank } from '../support/bank';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** A bank with one team of three that nobody else's leads reach. */
export interface LeadLab {
  bank: Bank;
  team: Team;
}

export async function startLeadLab(): Promise<LeadLab> {
  const bank = await startBank({ services: 'web,worker' });
  return { bank, team: await addTeam({ name: 'lab', rms: 3, daily: 200, open: 200 }) };
}

export const workbench = ({ bank }: LeadLab, staffId: string): Promise<ApiClient> => clientOf(bank.url, 'staff', staffId, 'workbench');
export const stored = async (leadId: string): Promise<Lead> => (await LeadModel.findById(leadId).lean())!;
export const openOf = async (staffId: string) => (await RmLoadModel.findById(staffId).lean())?.open ?? 0;
export const inState = (leadId: string, state: Lead['state']) =>
  until(`the lead is ${state}`, async () => {
    const lead = await stored(leadId);
    return lead.state === state ? lead : null;
  });

/** A customer claims and agrees to be contacted; the lead as it stands with its RM. */
export async function assignedLead({ bank, team }: LeadLab, ownerStaffId: string | null = null): Promise<Lead & { staffId: string }> {
  const [personId = ''] = await addCustomers(team, 1, ownerStaffId);
  await claim(bank.url, personId);
  return until('the lead has an RM', async () => {
    const lead = await LeadModel.findOne({ personId, state: 'assigned' }).lean();
    return lead as (Lead & { staffId: string }) | null;
  });
}

export async function acceptedLead(lab: LeadLab) {
  const lead = await assignedLead(lab);
  const rm = await workbench(lab, lead.staffId);
  await accept(rm, lead._id);
  return { lead, rm };
}

export const accept = (client: ApiClient, leadId: string, assignmentNo = 1) =>
  client.call('leads.accept', { params: { leadId }, body: { assignmentNo } });
export const giveBack = (client: ApiClient, leadId: string, assignmentNo = 1) =>
  client.call('leads.return', { params: { leadId }, body: { assignmentNo, reason: 'busy' } });
export const record = (client: ApiClient, leadId: string, outcome: Outcome, key: string = randomUUID()) =>
  client.call('leads.recordOutcome', { params: { leadId }, body: { assignmentNo: 1, outcome }, idempotencyKey: key });

const OWN_RULES = 'pol_lab_own';

/** The lab's branch asks for more licences from now on. */
export async function askFor({ team }: LeadLab, more: Partial<Record<ProductLine, Licence[]>>): Promise<void> {
  const [root = '', branchId = ''] = team.unitPath.split('/');
  const now = new Date();
  await PolicyVersionModel.create({
    ...{ _id: OWN_RULES, unitId: branchId, unitPath: `${root}/${branchId}/`, number: 1, rules: null, state: 'in_force', version: 1 },
    delta: { changes: [{ rungId: 'licence', params: { more } }], additions: [] },
    ...{ createdBy: team.managerId, createdAt: now, savedBy: team.managerId, savedAt: now, inForceFrom: new Date(0) },
  });
  await moveReferenceStamp();
}

export async function takeRulesBack(): Promise<void> {
  await PolicyVersionModel.deleteOne({ _id: OWN_RULES });
  await moveReferenceStamp();
}
