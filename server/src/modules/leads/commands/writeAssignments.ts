import { LeadAssigned } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { RivalInsert } from '../../../platform/db/transact';
import { emit } from '../../../platform/work';
import { openTasks } from '../../tasks';
import { DecisionModel } from '../decision.model';
import type { Member } from '../bank';
import type { Choice } from '../distribution/decide';
import { planLeadCards } from '../leadCard';
import { type Lead, LeadModel } from '../lead.model';
import { titleWords } from '../lead.words';
import { givenTo, holding } from '../life/givenTo';
import { termsOf } from '../life/terms';
import { type PolicyInForce, policyInForce } from '../policy/policyInForce';
import { poolOf } from '../pool';

/** A lead as it stands after its assignment, and to whom. */
export interface Assigned {
  lead: Lead & { staffId: string; acceptBy: Date };
  staffName: string;
  trace: Choice['trace'];
}

const FIRST_CONTACT_TASK_MINUTES = 10;

/** Writes what was decided: leads, traces, first-contact tasks, cards, audit entries and events. */
export async function writeAssignments(choices: readonly Choice[], leads: readonly Lead[], members: Members, at: Date): Promise<void> {
  const terms = await termsByUnit(choices, members, at);
  const assigned = choices.map((choice) => assign(choice, leads, members, terms, at));
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

type Members = ReadonlyMap<string, Member>;

/** The policy that holds for each outlet that got leads. */
async function termsByUnit(choices: readonly Choice[], members: Members, at: Date): Promise<Map<string, PolicyInForce>> {
  const paths = new Set(choices.flatMap(({ staffId }) => members.get(staffId)?.outlet.unitPath ?? []));
  const policies = new Map<string, PolicyInForce>();
  for (const unitPath of paths) policies.set(unitPath, await policyInForce(unitPath, at));
  return policies;
}

function assign(
  { leadId, staffId, outcome, trace }: Choice,
  leads: readonly Lead[],
  members: Members,
  policies: ReadonlyMap<string, PolicyInForce>,
  at: Date,
): Assigned {
  const lead = leads.find(({ _id }) => _id === leadId);
  const member = members.get(staffId);
  const policy = member && policies.get(member.outlet.unitPath);
  if (!lead || !member || !policy || outcome.kind === 'excluded')
    throw new Error('the decision names a lead or an RM that was not given to it');
  const given = givenTo(lead, { staffId, outlet: member.outlet, terms: termsOf(policy, lead.heat), at, by: 'distribution' });
  return { lead: { ...given, pool: poolOf(outcome) }, staffName: member.rm.name, trace };
}

/** Each write is guarded by the state and assignment that were decided upon. */
async function moveLeads(assigned: readonly Assigned[], at: Date): Promise<void> {
  const written = await LeadModel.bulkWrite(
    assigned.map(({ lead }) => {
      const entry = { at, what: 'assigned' as const, staffId: lead.staffId, assignmentNo: lead.assignmentNo, code: null };
      return {
        updateOne: {
          filter: { _id: lead._id, state: 'waiting', assignmentNo: lead.assignmentNo - 1 },
          update: { $set: { ...holding(lead), pool: lead.pool }, $push: { history: entry } },
        },
      };
    }),
  );
  if (written.modifiedCount !== assigned.length) throw new RivalInsert('a lead moved while it was being assigned');
}

export const firstContactTask = ({ lead }: Pick<Assigned, 'lead'>) => ({
  kind: 'first_contact' as const,
  staffId: lead.staffId,
  unitPath: lead.unitPath,
  personId: lead.personId,
  subject: { kind: 'lead' as const, id: lead._id },
  assignmentNo: lead.assignmentNo,
  title: `首次联系 · ${titleWords(lead)}`,
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
