import { businessNow } from '../../../../platform/clock/clock';
import { computeApart } from '../../../../platform/compute';
import { transact } from '../../../../platform/db/transact';
import { advanceJob, finishJob, type JobHandler } from '../../../../platform/jobs';
import type { SimulationFigures } from '../engine/figures';
import type { RecordedLead } from '../engine/recordedLead';
import { pastLeads } from '../gather/pastLeads';
import { planOf } from '../gather/planOf';
import { endSimulation } from '../endSimulation';
import { LeadSimulationModel } from '../simulation.model';

/**
 * Computes a simulation in a thread of its own; leads are read in pages as the thread takes them. Nothing is written but how far
 * it is and, at the end, its figures: a process that was killed has left nothing behind, and the next one begins anew.
 */
export const runSimulation: JobHandler = {
  kind: 'lead_simulation.run',
  run: async (job) => {
    const found = await LeadSimulationModel.findById(job.subjectId).lean();
    if (found?.state !== 'running') return;
    const leads = found.load.kind === 'history' ? await pastLeads(found) : null;
    let at = job.done;
    const figures = await computeApart<SimulationFigures>('simulate', await planOf(found), async (done): Promise<RecordedLead[]> => {
      await advanceJob({ ...job, done: at }, done);
      at = done;
      return leads ? leads.next() : [];
    });
    await transact(async () => {
      await endSimulation(found._id, { state: 'done', figures, finishedAt: businessNow() });
      await finishJob(job);
    });
  },
  failed: (job) => endSimulation(job.subjectId, { state: 'failed', finishedAt: businessNow() }),
};
