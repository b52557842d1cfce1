import type { Measure } from '../../src/modules/leads/verdicts/judge/judgement';
import { askedRoles, isAsked } from '../../src/modules/leads/verdicts/measures/asked';
import { measureDocument } from '../../src/modules/leads/verdicts/measures/measureDocument';
import { taskSubjectOf, type VerdictMeasure, VerdictMeasureModel } from '../../src/modules/leads/verdicts/measures/verdictMeasure.model';
import { aboutWhom } from '../../src/modules/leads/verdicts/measures/whoCarriesOut';
import { measureWords } from '../../src/modules/leads/verdicts/words/rulingWords';
import type { Verdict } from '../../src/modules/leads/verdicts/verdict.model';
import { TaskModel } from '../../src/modules/tasks/task.model';
import { stableId } from '../bank/ids';
import { type DemoStaff, staff } from '../bank/staff';
import { unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { openOrDone } from './taskDocuments';

type Asked = { document: VerdictMeasure; to: DemoStaff; personId: string };

/** What verdicts ask of people, still to be done. */
export async function writeMeasures(verdicts: readonly Verdict[]): Promise<void> {
  const asked: Asked[] = [];
  for (const verdict of verdicts) asked.push(...(await askedBy(verdict)));
  await insertAll(
    VerdictMeasureModel,
    asked.map(({ document }) => document),
  );
  await insertAll(TaskModel, asked.map(taskOf));
}

async function askedBy(verdict: Verdict): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const issue of verdict.issues) {
    for (const [n, measure] of issue.judgement.measures.filter(isAsked).entries()) {
      const to = leaderOf(aboutWhom(measure, verdict, issue), askedRoles(measure)[0]);
      const { staffId, role } = to;
      const by = { staffId, role, unitId: unitByCode(to.unitCode).unitId };
      const document = await measureDocument(verdict, issue, { no: n + 1, measure, to: by });
      asked.push({ document, to, personId: verdict.personId });
    }
  }
  return asked;
}

function leaderOf(staffId: string | null, role: DemoStaff['role'] | undefined): DemoStaff {
  const about = staff.find((one) => one.staffId === staffId);
  const leader = staff.find((one) => one.role === role && about && unitPathOf(about.unitCode).startsWith(unitPathOf(one.unitCode)));
  if (!leader) throw new Error(`nobody leads ${staffId}`);
  return leader;
}

const nameOf = (staffId: string): string => staff.find((one) => one.staffId === staffId)?.name ?? '';
const wordsOf = (measure: Measure): string => measureWords(measure, { staff: nameOf, unitOf: () => '' });

function taskOf({ document, to, personId }: Asked) {
  const [subject, kind] = [taskSubjectOf(document), 'verdict_measure' as const];
  return {
    _id: stableId('tsk', document._id, document.askedAt),
    kind,
    staffId: to.staffId,
    unitPath: unitPathOf(to.unitCode),
    personId,
    subject,
    assignmentNo: null,
    title: '归属裁决 · 请你执行',
    reasons: [wordsOf(document.measure)],
    minutes: 15,
    timed: false,
    dueAt: document.dueAt,
    ...openOrDone({ subject, kind, staffId: to.staffId, closedAt: document.closedAt }),
    openedAt: document.askedAt,
    closedAt: document.closedAt,
  };
}
