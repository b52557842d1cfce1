import { refuse, scope, type StaffActor } from '../../../platform/access';
import { type LeadSimulation, LeadSimulationModel } from './simulation.model';

/** A simulation the actor may read or end. One out of scope is as unknown as none; the attempt is audited. @throws AppError SIMULATION_UNKNOWN */
export async function simulationInScope(actor: StaffActor, verb: 'read' | 'run', simulationId: string): Promise<LeadSimulation> {
  const found = await LeadSimulationModel.findOne({
    $and: [scope(actor, verb, LeadSimulationModel), { _id: simulationId }],
  }).lean<LeadSimulation | null>();
  return (
    found ?? refuse(actor, { action: `${verb}:LeadSimulation`, subjects: [`LeadSimulation/${simulationId}`], code: 'SIMULATION_UNKNOWN' })
  );
}
