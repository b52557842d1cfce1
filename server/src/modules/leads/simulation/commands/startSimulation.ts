import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { newId } from '../../../../platform/db/ids';
import { insert } from '../../../../platform/db/insert';
import { isDuplicateKey } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { once } from '../../../../platform/http/idempotency';
import type { Call } from '../../../../platform/http/route';
import { startJob } from '../../../../platform/jobs';
import { type OrgUnit, unitInScope } from '../../../orgs';
import { chainOf } from '../../policy/chains';
import { nameOf, policyInForce } from '../../policy/policyInForce';
import { versionInScope } from '../../policy/versionInScope';
import { pastLeads } from '../gather/pastLeads';
import { type FrozenPolicy, type LeadSimulation, LeadSimulationModel, type SimulationLoad } from '../simulation.model';
import { simulationView } from '../simulation.views';

/**
 * Asks for a simulation: both policies are kept as they stand now, and computing it is a job.
 * @throws AppError REQUEST_NOT_FOUND, POLICY_UNKNOWN, SIMULATION_RUNNING
 */
export async function startSimulation({ actor, body, idempotencyKey }: Call<'leads.simulate'>): Promise<Data<'leads.simulation'>> {
  const unit = await unitInScope(actor, body.unitId, 'run:LeadSimulation');
  const now = businessNow();
  const [before, after] = body.policies;
  const policies: LeadSimulation['policies'] = [await freeze(actor, unit, before, now), await freeze(actor, unit, after, now)];
  const { _id: unitId, unitPath } = unit;
  const about = { unitId, unitPath, createdBy: actor.staffId, createdAt: now, load: body.load, policies, ...timeOf(body.load, now) };
  const total = await totalOf(about);
  const call = { actorId: actor.staffId, endpoint: 'leads.simulate', key: idempotencyKey, body };
  const { simulationId } = await oneAtATime(() =>
    once(call, async () => {
      const _id = newId('sim');
      const jobId = await startJob({ kind: 'lead_simulation.run', subjectId: _id, total });
      await insert(LeadSimulationModel, [{ _id, ...about, state: 'running' as const, jobId, figures: null, finishedAt: null }]);
      await audit({
        actor: { kind: 'staff', id: actor.staffId },
        action: 'run:LeadSimulation',
        subjects: [`LeadSimulation/${_id}`, `Unit/${unitId}`],
        detail: { load: body.load.kind, days: body.load.days, policies: policies.map(({ versionId }) => versionId ?? 'in_force') },
      });
      return { simulationId: _id };
    }),
  );
  return simulationView(actor, simulationId);
}

/** A version above the unit or its own, as it is written now; what is in force is found again by the instant. */
async function freeze(actor: StaffActor, unit: OrgUnit, policy: string, now: Date): Promise<FrozenPolicy> {
  if (policy === 'in_force') {
    const { name } = await policyInForce(unit.unitPath, now);
    return { versionId: null, name, unitId: unit._id, version: null, rules: null, delta: null };
  }
  const found = await versionInScope(actor, 'read', policy);
  if (!unit.unitPath.startsWith(found.unitPath)) throw new AppError('POLICY_UNKNOWN');
  const { _id, unitId, unitPath, version, rules, delta } = found;
  const { above } = await chainOf({ _id: unitId, unitPath }, now);
  return { versionId: _id, name: await nameOf([...above, found]), unitId, version, rules, delta };
}

/** The last days up to this moment, today among them; or whole days from tomorrow on, which the roster and the calendar know. */
function timeOf({ kind, days }: SimulationLoad, now: Date): Pick<LeadSimulation, 'from' | 'to'> {
  const today = businessDayOf(now);
  if (kind === 'history') return { from: shanghaiInstant(addDays(today, 1 - days)), to: now };
  return { from: shanghaiInstant(addDays(today, 1)), to: shanghaiInstant(addDays(today, days + 1)) };
}

async function totalOf(simulation: Pick<LeadSimulation, 'load' | 'unitPath' | 'from' | 'to'>): Promise<number> {
  const { load } = simulation;
  return load.kind === 'synthetic' ? load.days * load.leadsPerDay : (await pastLeads(simulation)).total;
}

/** @throws AppError SIMULATION_RUNNING */
async function oneAtATime<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (isDuplicateKey(error)) throw new AppError('SIMULATION_RUNNING');
    throw error;
  }
}
