import type { Data } from '@yinqiao/shared/contracts';
import { staffRoles } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../../platform/access';
import { staffByIds, unitsByIds } from '../../../orgs';
import type { VerdictNames } from '../verdict.words';
import { measureWords } from '../words/rulingWords';
import { isAskedOf } from './closeMeasure';
import { type VerdictMeasure, VerdictMeasureModel } from './verdictMeasure.model';

/** What an issue of a verdict asks of people, and what became of it. */
export async function measuresOf(
  actor: StaffActor,
  verdictId: string,
  issueNo: number,
  names: VerdictNames,
): Promise<Data<'verdicts.read'>['measures']> {
  const asked = await VerdictMeasureModel.find({ verdictId, issueNo }).sort({ no: 1 }).lean<VerdictMeasure[]>();
  const staff = new Map((await staffByIds(asked.map(({ askedOf }) => askedOf))).map((one) => [one._id, one.name]));
  const units = new Map((await unitsByIds(asked.map(({ askedUnitId }) => askedUnitId))).map(({ _id, name }) => [_id, name]));
  return asked.map((one) => ({
    measureNo: one.no,
    text: measureWords(one.measure, names),
    whoText: `${units.get(one.askedUnitId) ?? ''} ${staff.get(one.askedOf) ?? ''}（${staffRoles[one.askedRole]}）`,
    dueAt: one.dueAt.toISOString(),
    state: one.state,
    closedAt: one.closedAt?.toISOString() ?? null,
    mine: one.state === 'open' && isAskedOf(one, actor),
  }));
}

/** The verdicts that ask something of this member still, each with when the first of it is due. */
export async function verdictsAsking({ unitId, role }: StaffActor): Promise<Map<string, Date>> {
  const open = await VerdictMeasureModel.find({ askedUnitId: unitId, askedRole: role, state: 'open' })
    .select({ verdictId: 1, dueAt: 1 })
    .sort({ dueAt: -1 })
    .lean();
  return new Map(open.map(({ verdictId, dueAt }) => [verdictId, dueAt]));
}
