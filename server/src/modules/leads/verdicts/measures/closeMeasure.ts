import type { MeasureAnswer } from '@yinqiao/shared/domain';
import { refuse, type StaffActor } from '../../../../platform/access';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { AppError } from '../../../../platform/http/AppError';
import { cancelStaffNotices } from '../../../outreach';
import { closeTasks } from '../../../tasks';
import type { Verdict } from '../verdict.model';
import { aboutMeasure } from './measureNotice';
import { measureIdOf, taskSubjectOf, type VerdictMeasure, VerdictMeasureModel } from './verdictMeasure.model';

/** Whether a measure is asked of this member, or of whoever does the same work in the same unit. */
export const isAskedOf = ({ askedRole, askedUnitId }: Pick<VerdictMeasure, 'askedRole' | 'askedUnitId'>, actor: StaffActor): boolean =>
  askedRole === actor.role && askedUnitId === actor.unitId;

/**
 * It was carried out, or turned out not to be needed: its task ends with it. The same answer again changes nothing.
 * @throws AppError MEASURE_UNKNOWN, MEASURE_NOT_YOURS, MEASURE_CLOSED
 */
export async function closeMeasure(
  actor: StaffActor,
  verdict: Verdict,
  { issue, measureNo, answer }: { issue: number; measureNo: number; answer: MeasureAnswer },
): Promise<VerdictMeasure> {
  const _id = measureIdOf(verdict._id, issue, measureNo);
  const found = await VerdictMeasureModel.findById(_id).lean<VerdictMeasure | null>();
  if (!found) throw new AppError('MEASURE_UNKNOWN');
  if (!isAskedOf(found, actor))
    return refuse(actor, { action: 'carry_out:Verdict', subjects: [`Verdict/${verdict._id}`], code: 'MEASURE_NOT_YOURS' });
  return transact(() => close(actor, verdict, found, answer));
}

async function close(actor: StaffActor, verdict: Verdict, { _id }: VerdictMeasure, answer: MeasureAnswer): Promise<VerdictMeasure> {
  const closing = { state: answer, closedAt: businessNow(), closedBy: actor.staffId };
  const { modifiedCount } = await VerdictMeasureModel.updateOne({ _id, state: 'open' }, { $set: closing });
  const stored = (await VerdictMeasureModel.findById(_id).lean<VerdictMeasure | null>())!;
  if (stored.state !== answer) throw new AppError('MEASURE_CLOSED');
  if (modifiedCount === 0) return stored;
  await endTask(stored, 'done');
  await audit({
    actor: { kind: 'staff', id: actor.staffId },
    action: 'carry_out:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${verdict.leadId}`, `Customer/${verdict.personId}`],
    detail: { issue: stored.issueNo, measure: stored.measure.code, answer },
  });
  return stored;
}

/** An appeal has changed the verdict: what its earlier issues asked is asked no more. In the caller's transaction. */
export async function recallMeasures({ _id: verdictId }: Verdict, at: Date): Promise<void> {
  const open = await VerdictMeasureModel.find({ verdictId, state: 'open' }).lean<VerdictMeasure[]>();
  if (open.length === 0) return;
  await VerdictMeasureModel.updateMany({ verdictId, state: 'open' }, { $set: { state: 'recalled', closedAt: at } });
  for (const measure of open) await endTask(measure, 'dropped');
}

async function endTask(measure: VerdictMeasure, as: 'done' | 'dropped'): Promise<void> {
  await closeTasks(taskSubjectOf(measure), as);
  await cancelStaffNotices(aboutMeasure(measure));
}
