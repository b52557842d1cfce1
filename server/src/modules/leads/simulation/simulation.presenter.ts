import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, simulationStates } from '@yinqiao/shared/domain';
import { mayDo, type StaffActor } from '../../../platform/access';
import { jobsByIds } from '../../../platform/jobs';
import { staffByIds, unitsByIds } from '../../orgs';
import { PolicyVersionModel } from '../policy/policyVersion.model';
import type { FrozenPolicy, LeadSimulation } from './simulation.model';

type Summary = Data<'leads.simulations'>['simulations'][number];

/** Runs as lists show them. */
export async function presentSummaries(actor: StaffActor, all: readonly LeadSimulation[]): Promise<Summary[]> {
  const staff = new Map((await staffByIds(all.map(({ createdBy }) => createdBy))).map(({ _id, name }) => [_id, name]));
  const units = new Map((await unitsByIds(all.map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  const running = all.filter(({ state }) => state === 'running');
  const jobs = new Map((await jobsByIds(running.map(({ jobId }) => jobId))).map((job) => [job._id, job]));
  const written = await versionsNow(all.flatMap(({ policies }) => policies));
  const policyOf = ({ name, versionId, version }: FrozenPolicy) => ({
    name,
    versionId,
    changedSince: versionId !== null && written.get(versionId) !== version,
  });
  return all.map((one) => {
    const job = jobs.get(one.jobId);
    return {
      simulationId: one._id,
      unitId: one.unitId,
      unitName: units.get(one.unitId) ?? '',
      createdByName: staff.get(one.createdBy) ?? '已离任员工',
      createdAt: one.createdAt.toISOString(),
      state: one.state,
      stateWord: simulationStates[one.state],
      load: one.load,
      from: businessDayOf(one.from),
      to: businessDayOf(new Date(one.to.getTime() - 1)),
      policies: [policyOf(one.policies[0]), policyOf(one.policies[1])],
      progress: job ? { done: job.done, total: job.total } : null,
      canCancel: one.state === 'running' && mayDo(actor, 'run:LeadSimulation'),
    };
  });
}

/** How often the texts of these versions were written by now. */
async function versionsNow(policies: readonly FrozenPolicy[]): Promise<Map<string, number>> {
  const ids = [...new Set(policies.flatMap(({ versionId }) => versionId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await PolicyVersionModel.find({ _id: { $in: ids } })
    .select({ version: 1 })
    .lean();
  return new Map(found.map(({ _id, version }) => [_id, version]));
}
