import type { Data } from '@yinqiao/shared/contracts';
import { scope, type StaffActor, withinUnit } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { Call } from '../../../platform/http/route';
import { unitInScope } from '../../orgs';
import { presentSummaries } from './simulation.presenter';
import { presentResult } from './result.presenter';
import { type LeadSimulation, LeadSimulationModel } from './simulation.model';
import { simulationInScope } from './simulationInScope';

const MOST = 20;

/** The latest runs, without their figures. */
export async function simulationsView({
  actor,
  query,
}: Pick<Call<'leads.simulations'>, 'actor' | 'query'>): Promise<Data<'leads.simulations'>> {
  const unit = query.unitId ? await unitInScope(actor, query.unitId, 'read:LeadSimulation') : null;
  const found = await LeadSimulationModel.find({
    $and: [
      scope(actor, 'read', LeadSimulationModel),
      unit ? withinUnit(unit.unitPath) : {},
      query.versionId ? { 'policies.versionId': query.versionId } : {},
    ],
  })
    .select({ figures: 0 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST)
    .lean<LeadSimulation[]>();
  return { now: businessNow().toISOString(), simulations: await presentSummaries(actor, found) };
}

/** One run. @throws AppError SIMULATION_UNKNOWN */
export async function simulationView(actor: StaffActor, simulationId: string): Promise<Data<'leads.simulation'>> {
  const found = await simulationInScope(actor, 'read', simulationId);
  const [summary] = await presentSummaries(actor, [found]);
  return { ...summary!, result: found.figures ? await presentResult(actor, found, found.figures) : null };
}
