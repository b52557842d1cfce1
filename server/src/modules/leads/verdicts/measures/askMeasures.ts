import { insert } from '../../../../platform/db/insert';
import type { Staff } from '../../../orgs';
import { planStaffNotices } from '../../../outreach';
import { openTasks } from '../../../tasks';
import { namesOfVerdicts } from '../names';
import { personOfVerdict } from '../personOfVerdict';
import type { Verdict, VerdictIssue } from '../verdict.model';
import type { VerdictNames } from '../verdict.words';
import { measureWords } from '../words/rulingWords';
import { isAsked } from './asked';
import { measureDocument } from './measureDocument';
import { measureNotice } from './measureNotice';
import { taskSubjectOf, type VerdictMeasure, VerdictMeasureModel } from './verdictMeasure.model';
import { whoCarriesOut } from './whoCarriesOut';

const MINUTES = 15;
const TITLE = '归属裁决 · 请你执行';

/** Gives everybody whom an issue asks something a task and a message, once an issue, in the caller's transaction. */
export async function askMeasures(verdict: Verdict, issue: VerdictIssue): Promise<void> {
  const asked = issue.judgement.measures.filter(isAsked);
  if (asked.length === 0) return;
  const names = await namesOfVerdicts([verdict]);
  for (const [n, measure] of asked.entries()) {
    const to = await whoCarriesOut(measure, verdict, issue);
    if (!to) continue;
    const { _id: staffId, role, unitId } = to;
    const document = await measureDocument(verdict, issue, { no: n + 1, measure, to: { staffId, role, unitId } });
    await insert(VerdictMeasureModel, [document]);
    await give(verdict, document, to, names);
  }
}

async function give(verdict: Verdict, asked: VerdictMeasure, to: Staff, names: VerdictNames): Promise<void> {
  await openTasks([
    {
      kind: 'verdict_measure',
      staffId: to._id,
      unitPath: to.unitPath,
      personId: await personOfVerdict(verdict),
      subject: taskSubjectOf(asked),
      assignmentNo: null,
      title: TITLE,
      reasons: [measureWords(asked.measure, names)],
      minutes: MINUTES,
      timed: false,
      dueAt: asked.dueAt,
    },
  ]);
  await planStaffNotices([measureNotice(verdict, asked, TITLE, names)]);
}
