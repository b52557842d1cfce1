import { addDays, type ProductLine } from '@yinqiao/shared/domain';
import { businessNow } from '../../../platform/clock/clock';
import { transact } from '../../../platform/db/transact';
import { advanceJob, finishJob, type Job, type JobHandler } from '../../../platform/jobs';
import { liveConsentsOf } from '../../consents';
import { personsWhoseRiskEnds, type RiskEnding } from '../../customers';
import { captureLead } from '../../leads';
import { type JourneyRun, JourneyRunModel } from '../journeyRun.model';
import { riskExpirySetting } from '../journeySetting.model';

/** An assessment stands before every talk about wealth, so that its end is a matter of the general line. */
const LINE: ProductLine = 'general';

/** Customers that one transaction looks at: enough to be quick, few enough to meet no rival for long. */
const BATCH = 20;

/**
 * Makes an enquiry for each customer whose assessment is about to end and who agreed to be contacted: one an assessment, ever
 * (`RiskExpiry/<person>/<its end>`). How far it is stands in the transaction that wrote the leads.
 */
export const runRiskExpiry: JobHandler = {
  kind: 'journey.risk_expiry',
  run: async (job) => {
    const run = await JourneyRunModel.findById(job.subjectId).lean<JourneyRun | null>();
    if (!run) return;
    let { done } = job;
    for (let { day, after } = run.cursor; day <= addDays(run._id, run.days); [day, after] = [addDays(day, 1), '']) {
      for (;;) {
        const batch = await personsWhoseRiskEnds(day, after, BATCH);
        const last = batch.at(-1);
        // Switched off, it stops with the batch in hand.
        if (!last || !(await riskExpirySetting()).on) break;
        after = last.personId;
        await takeBatch({ ...job, done }, run._id, batch, { day, after });
        done += batch.length;
      }
    }
    await transact(async () => {
      await endRun(run._id);
      await finishJob(job);
    });
  },
  failed: (job) => endRun(job.subjectId),
};

const endRun = async (runId: string): Promise<void> =>
  void (await JourneyRunModel.updateOne({ _id: runId }, { $set: { finishedAt: businessNow() } }));

function takeBatch(job: Job, runId: string, batch: readonly RiskEnding[], cursor: JourneyRun['cursor']): Promise<void> {
  return transact(async () => {
    await advanceJob(job, job.done + batch.length);
    const agreed = await whoAgreed(batch);
    const counts = { looked: batch.length, made: 0, joined: 0, known: 0, barred: batch.length - agreed.length };
    for (const one of agreed) counts[await take(one, cursor.day)] += 1;
    await JourneyRunModel.updateOne({ _id: runId }, { $set: { cursor }, $inc: counts });
  });
}

/** The red line that most meet is asked of all at once. */
async function whoAgreed(batch: readonly RiskEnding[]): Promise<RiskEnding[]> {
  const consents = await liveConsentsOf(batch.map(({ personId }) => personId));
  const agreed = new Set(consents.filter(({ productLine }) => productLine === LINE).map(({ personId }) => personId));
  return batch.filter(({ personId }) => agreed.has(personId));
}

async function take({ personId, areaId }: RiskEnding, validUntil: string): Promise<'made' | 'joined' | 'known' | 'barred'> {
  const { kind } = await captureLead({
    source: `RiskExpiry/${personId}/${validUntil}`,
    kind: 'automation',
    personId,
    productLine: LINE,
    campaignId: null,
    areaId,
    at: businessNow(),
    facts: {},
  });
  if (kind === 'new') return 'made';
  return kind === 'reopened' ? 'joined' : kind;
}
