import { nextLevel, verdictSteps } from '@yinqiao/shared/domain';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { type Lead, LeadModel } from '../../lead.model';
import { answerDeadline, REMIND_BEFORE_MS } from '../deadlines';
import { remindOfMeasures } from '../measures/remindOfMeasures';
import { type Verdict, VerdictModel } from '../verdict.model';
import { askAnswerers, remindOfDeadline, untell } from './tellOfVerdict';
import { writeVerdict } from './writeVerdict';

/** Steps that one turn takes at most; what is left has the next. */
const BATCH = 100;

/**
 * Reminds once of a deadline on its last day, closes verdicts whose time to appeal is over and passes appeals up that nobody
 * answered in time: each in a transaction of its own, so that a turn may stop anywhere. @returns how many were moved
 */
export async function keepVerdictTime(): Promise<number> {
  const now = businessNow();
  const over = await VerdictModel.find({ state: { $in: [...verdictSteps.close.from] }, appealBy: { $lt: now } })
    .limit(BATCH)
    .lean<Verdict[]>();
  for (const { _id } of over) await transact(() => closeVerdict(_id, now));
  const late = await VerdictModel.find({ state: 'appealed', answerBy: { $lt: now } })
    .limit(BATCH)
    .lean<Verdict[]>();
  for (const { _id } of late) await transact(() => passUp(_id, now));
  for (const _id of await nearTheirEnd(now)) await transact(() => remind(_id));
  await remindOfMeasures(now, BATCH);
  return over.length + late.length;
}

async function nearTheirEnd(now: Date): Promise<string[]> {
  const soon = { $gte: now, $lte: new Date(now.getTime() + REMIND_BEFORE_MS) };
  const near = await VerdictModel.find({
    open: true,
    reminded: { $ne: true },
    $or: [
      { state: { $in: [...verdictSteps.close.from] }, appealBy: soon },
      { state: 'appealed', answerBy: soon },
    ],
  })
    .select({ _id: 1 })
    .limit(BATCH)
    .lean();
  return near.map(({ _id }) => _id);
}

/** Its version stays: nobody who reads the document is told that it has moved. */
async function remind(_id: string): Promise<void> {
  const verdict = await VerdictModel.findOneAndUpdate(
    { _id, open: true, reminded: { $ne: true } },
    { $set: { reminded: true } },
  ).lean<Verdict | null>();
  if (verdict) await remindOfDeadline(verdict);
}

async function closeVerdict(_id: string, now: Date): Promise<void> {
  const verdict = await VerdictModel.findOne({
    _id,
    state: { $in: [...verdictSteps.close.from] },
    appealBy: { $lt: now },
  }).lean<Verdict | null>();
  if (!verdict) return;
  const closed = await writeVerdict(verdict, { state: verdictSteps.close.to, open: false, appealBy: null });
  await untell(closed);
  await auditTime(closed, 'close:Verdict', {});
}

/** Head office has nobody above: it is asked again. */
async function passUp(_id: string, now: Date): Promise<void> {
  const verdict = await VerdictModel.findOne({ _id, state: 'appealed', answerBy: { $lt: now } }).lean<Verdict | null>();
  if (!verdict) return;
  const level = nextLevel(verdict.level) ?? verdict.level;
  const answerBy = await answerDeadline(now);
  const last = verdict.appeals.length - 1;
  const appeals = verdict.appeals.map((appeal, n) =>
    n === last ? { ...appeal, level, answerBy, passed: [...appeal.passed, { level: verdict.level, at: now }] } : appeal,
  );
  const passed = await writeVerdict(verdict, { level, answerBy, appeals });
  const lead = await LeadModel.findById(verdict.leadId).lean<Lead | null>();
  if (lead) await askAnswerers(passed, lead, answerBy);
  await auditTime(passed, 'pass_up:Verdict', { from: verdict.level, to: level });
}

const auditTime = ({ _id, leadId, personId }: Verdict, action: string, detail: Record<string, unknown>): Promise<void> =>
  audit({
    actor: { kind: 'system', id: 'keepVerdictTime' },
    action,
    subjects: [`Verdict/${_id}`, `Lead/${leadId}`, `Customer/${personId}`],
    detail,
  });
