import { transact } from '../../../../platform/db/transact';
import { planStaffNotices } from '../../../outreach';
import { namesOfVerdicts } from '../names';
import { type Verdict, VerdictModel } from '../verdict.model';
import { measureNotice } from './measureNotice';
import { type VerdictMeasure, VerdictMeasureModel } from './verdictMeasure.model';

const TITLE = '归属裁决今天到期 · 请你执行';

/** Reminds once of what is still to be carried out, each in a transaction of its own. @param most so many in one turn */
export async function remindOfMeasures(now: Date, most: number): Promise<void> {
  const due = await VerdictMeasureModel.find({ state: 'open', remindAt: { $lte: now } })
    .select({ _id: 1 })
    .limit(most)
    .lean();
  for (const { _id } of due) await transact(() => remind(_id));
}

async function remind(_id: string): Promise<void> {
  const asked = await VerdictMeasureModel.findOneAndUpdate(
    { _id, state: 'open', remindAt: { $ne: null } },
    { $set: { remindAt: null } },
  ).lean<VerdictMeasure | null>();
  const verdict = asked && (await VerdictModel.findById(asked.verdictId).lean<Verdict | null>());
  if (verdict) await planStaffNotices([measureNotice(verdict, asked, TITLE, await namesOfVerdicts([verdict]))]);
}
