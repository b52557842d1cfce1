import { insert } from '../../../../platform/db/insert';
import type { Staff } from '../../../orgs';
import { planStaffNotices } from '../../../outreach';
import { openTasks } from '../../../tasks';
import type { Measure } from '../judge/judgement';
import { namesOfVerdicts } from '../names';
import { personOfVerdict } from '../personOfVerdict';
import type { Verdict, VerdictIssue } from '../verdict.model';
import type { VerdictNames } from '../verdict.words';
import { measureWords } from '../words/rulingWords';
import { dueOf, isAsked, remindAtOf } from './asked';
import { measureNotice } from './measureNotice';
import { measureIdOf, taskSubjectOf, type VerdictMeasure, VerdictMeasureModel } from './verdictMeasure.model';
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
    const document = documentOf(verdict, issue, { no: n + 1, measure, to, dueAt: await dueOf(measure, issue.at) });
    await insert(VerdictMeasureModel, [document]);
    await give(verdict, document, to, names);
  }
}

interface Asking {
  no: number;
  measure: Measure;
  to: Staff;
  dueAt: Date;
}

const documentOf = (
  { _id: verdictId }: Verdict,
  { no: issueNo, at }: VerdictIssue,
  { no, measure, to, dueAt }: Asking,
): VerdictMeasure => ({
  _id: measureIdOf(verdictId, issueNo, no),
  verdictId,
  issueNo,
  no,
  measure,
  askedOf: to._id,
  askedRole: to.role,
  askedUnitId: to.unitId,
  askedAt: at,
  dueAt,
  remindAt: remindAtOf(dueAt, at),
  state: 'open',
  closedAt: null,
  closedBy: null,
});

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
