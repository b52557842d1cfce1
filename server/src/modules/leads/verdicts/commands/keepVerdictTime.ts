import { nextLevel, verdictSteps } from '@yinqiao/shared/domain';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { type Lead, LeadModel } from '../../lead.model';
import { answerDeadline } from '../deadlines';
import { type Verdict, VerdictModel } from '../verdict.model';
import { askAnswerers, untell } from './tellOfVerdict';
import { writeVerdict } from './writeVerdict';

/** Steps that one turn takes at most; what is left has the next. */
const BATCH = 100;

/**
 * Closes verdicts whose time to appeal is over and passes appeals up that nobody answered in time: each in a transaction of its
 * own, so that a turn may stop anywhere. @returns how many were moved
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
  return over.length + late.length;
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
