import { addDays, businessDayOf, productLines, shanghaiInstant } from '@yinqiao/shared/domain';
import { type Staff, staffByIds } from '../../../orgs';
import { closeTasks, openTasks } from '../../../tasks';
import type { Lead } from '../../lead.model';
import { answerersOf } from '../answerers';
import { numberWords } from '../verdict.words';
import type { Verdict } from '../verdict.model';

const READ_MINUTES = 3;
const ANSWER_MINUTES = 15;

const subjectOf = ({ _id }: Verdict) => ({ kind: 'verdict' as const, id: _id });

/** Puts the document before both parties today, in the caller's transaction; an earlier task about it gives way. */
export async function tellParties(verdict: Verdict, { productLine }: Pick<Lead, 'productLine'>, reason: string, at: Date): Promise<void> {
  await closeTasks(subjectOf(verdict), 'dropped');
  const endOfToday = new Date(shanghaiInstant(addDays(businessDayOf(at), 1)).getTime() - 1);
  const parties = await staffByIds(verdict.partyIds);
  await openTasks(
    parties.map((staff) =>
      taskFor(verdict, staff, {
        title: `归属裁决 · ${productLines[productLine]}`,
        reason,
        minutes: READ_MINUTES,
        timed: false,
        dueAt: endOfToday,
      }),
    ),
  );
}

/** Asks the level that answers, with its deadline running. */
export async function askAnswerers(verdict: Verdict, { productLine }: Pick<Lead, 'productLine'>, answerBy: Date): Promise<void> {
  await closeTasks(subjectOf(verdict), 'dropped');
  const title = `答复归属申诉 · ${productLines[productLine]}`;
  const reason = `${numberWords(verdict)}，到时未答复将转上一级`;
  const answerers = await answerersOf(verdict);
  await openTasks(
    answerers.map((staff) => taskFor(verdict, staff, { title, reason, minutes: ANSWER_MINUTES, timed: true, dueAt: answerBy })),
  );
}

/** Nothing is to be read or answered any more. */
export const untell = (verdict: Verdict): Promise<void> => closeTasks(subjectOf(verdict), 'done');

interface Asked {
  title: string;
  reason: string;
  minutes: number;
  timed: boolean;
  dueAt: Date;
}

const taskFor = (verdict: Verdict, staff: Staff, { reason, ...asked }: Asked) => ({
  kind: 'verdict' as const,
  staffId: staff._id,
  unitPath: staff.unitPath,
  personId: verdict.personId,
  subject: subjectOf(verdict),
  assignmentNo: null,
  reasons: [reason],
  ...asked,
});
