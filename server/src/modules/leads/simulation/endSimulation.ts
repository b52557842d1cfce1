import { AppError } from '../../../platform/http/AppError';
import { type LeadSimulation, LeadSimulationModel } from './simulation.model';

/** Ends a running simulation, in the caller's transaction; of two who do so at once the second is told. @throws AppError SIMULATION_STATE_CHANGED */
export async function endSimulation(
  simulationId: string,
  set: Pick<LeadSimulation, 'state' | 'finishedAt'> & Partial<Pick<LeadSimulation, 'figures'>>,
): Promise<void> {
  const ended = await LeadSimulationModel.updateOne({ _id: simulationId, state: 'running' }, { $set: set });
  if (ended.modifiedCount !== 1) throw new AppError('SIMULATION_STATE_CHANGED');
}
