import { productLines } from '@yinqiao/shared/domain';
import { LeadAssigned } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { RivalInsert } from '../../../platform/db/transact';
import { emit } from '../../../platform/work';
import { openTasks } from '../../tasks';
import { DecisionModel } from '../decision.model';
import type { Decision } from '../distribution/decide';
import { planLeadCards } from '../leadCard';
import { acceptBy, promisedContactBy } from '../lead.clocks';
import { type Lead, LeadModel } from '../lead.model';
import type { Team } from '../roster';

/** A lead as it stands after its assignment, and to whom. */
export interface Assigned {
  lead: Lead & { staffId: string; acceptBy: Date };
  staffName: string;
  trace: Decision['choices'][number]['trace'];
}

const FIRST_CONTACT_TASK_MINUTES = 10;

/** Writes what was decided: leads, traces, first-contact tasks, cards, audit entries and events. */
export async function writeAssignments(choices: Decision['choices'], leads: readonly Lead[], team: Team, at: Date): Promise<void> {
  const assigned = choices.map((choice) => assign(choice, leads, team, at));
  await moveLeads(assigned, at);
  await insert(
    DecisionModel,
    assigned.map(({ lead, trace }) => ({
      _id: newId('dec'),
      leadId: lead._id,
      assignmentNo: lead.assignmentNo,
      staffId: lead.staffId,
      poolUnitId: lead.pool.poolUnitId,
      decidedAt: at,
      trace,
    })),
  );
  await openTasks(assigned.map(firstContactTask));
  await planLeadCards(assigned, at);
  for (const { lead } of assigned) await tell(lead);
}

function assign({ leadId, staffId, trace }: Decision['choices'][number], leads: readonly Lead[], team: Team, at: Date): Assigned {
  const lead = leads.find(({ _id }) => _id === leadId);
  const member = team.members.find(({ rm }) => rm._id === staffId);
  if (!lead || !member) throw new Error('the decision names a lead or an RM that was not given to it');
  const { openingHours, unitPath } = member.outlet;
  const clocks = { assignedAt: at, acceptBy: acceptBy(openingHours, at), firstContactBy: promisedContactBy(openingHours, at) };
  const assignment = { state: 'assigned' as const, staffId, assignmentNo: lead.assignmentNo + 1, unitPath };
  return { lead: { ...lead, ...assignment, ...clocks }, staffName: member.rm.name, trace };
}

/** Each write is guarded by the state and assignment that were decided upon. */
async function moveLeads(assigned: readonly Assigned[], at: Date): Promise<void> {
  const written = await LeadModel.bulkWrite(
    assigned.map(({ lead }) => {
      const { state, staffId, assignmentNo, unitPath, assignedAt, acceptBy, firstContactBy } = lead;
      const entry = { at, what: 'assigned' as const, staffId, assignmentNo, code: null };
      return {
        updateOne: {
          filter: { _id: lead._id, state: 'waiting', assignmentNo: assignmentNo - 1 },
          update: { $set: { state, staffId, assignmentNo, unitPath, assignedAt, acceptBy, firstContactBy }, $push: { history: entry } },
        },
      };
    }),
  );
  if (written.modifiedCount !== assigned.length) throw new RivalInsert('a lead moved while it was being assigned');
}

const firstContactTask = ({ lead }: Assigned) => ({
  kind: 'first_contact' as const,
  staffId: lead.staffId,
  unitPath: lead.unitPath,
  personId: lead.personId,
  subject: { kind: 'lead' as const, id: lead._id },
  assignmentNo: lead.assignmentNo,
  title: `首次联系 · ${productLines[lead.productLine]}`,
  reasons: ['客户留资并同意联系'],
  minutes: FIRST_CONTACT_TASK_MINUTES,
  timed: true,
  dueAt: lead.acceptBy,
});

async function tell({ _id, assignmentNo, staffId, personId, campaignId }: Assigned['lead']): Promise<void> {
  await audit({
    actor: { kind: 'system', id: 'assignPool' },
    action: 'assign:Lead',
    subjects: [`Lead/${_id}`, `Staff/${staffId}`, `Customer/${personId}`],
    detail: { assignmentNo },
  });
  await emit(LeadAssigned, { leadId: _id, assignmentNo, staffId, personId, campaignId });
}
