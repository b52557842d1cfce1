import type { Data } from '@yinqiao/shared/contracts';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import type { Call } from '../../../../platform/http/route';
import { cancelJob } from '../../../../platform/jobs';
import { endSimulation } from '../endSimulation';
import { simulationInScope } from '../simulationInScope';
import { simulationView } from '../simulation.views';

/** Ends a simulation that nobody waits for any more. @throws AppError SIMULATION_UNKNOWN, SIMULATION_STATE_CHANGED */
export async function cancelSimulation({ actor, params }: Call<'leads.cancelSimulation'>): Promise<Data<'leads.simulation'>> {
  const { _id, unitId, jobId } = await simulationInScope(actor, 'run', params.simulationId);
  await transact(async () => {
    await endSimulation(_id, { state: 'cancelled', finishedAt: businessNow() });
    await cancelJob(jobId);
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'cancel:LeadSimulation',
      subjects: [`LeadSimulation/${_id}`, `Unit/${unitId}`],
    });
  });
  return simulationView(actor, _id);
}
