import { addDays, businessDayOf, type ProductLine, productLines, shanghaiInstant, stampWords } from '@yinqiao/shared/domain';
import { type Staff, staffByIds, worksInConsole } from '../../../orgs';
import { cancelStaffNotices, planStaffNotices } from '../../../outreach';
import { closeTasks, openTasks } from '../../../tasks';
import type { Lead } from '../../lead.model';
import { answerersOf } from '../answerers';
import { personOfVerdict } from '../personOfVerdict';
import { numberWords } from '../verdict.words';
import type { Verdict } from '../verdict.model';

const READ_MINUTES = 3;
const ANSWER_MINUTES = 15;

const subjectOf = ({ _id }: Verdict) => ({ kind: 'verdict' as const, id: _id });
const titleOf = (productLine: ProductLine) => `归属裁决 · ${productLines[productLine]}`;
const aboutOf = ({ _id }: Verdict) => `Verdict/${_id}`;

/**
 * Puts the document before both parties today, as a task and a message, in the caller's transaction; what was said of an earlier
 * step gives way, and is not sent any more where nobody has begun to.
 */
export async function tellParties(verdict: Verdict, { productLine }: Pick<Lead, 'productLine'>, reason: string, at: Date): Promise<void> {
  await forgetEarlier(verdict);
  const endOfToday = new Date(shanghaiInstant(addDays(businessDayOf(at), 1)).getTime() - 1);
  const parties = await staffByIds(verdict.partyIds);
  const title = titleOf(productLine);
  const asked = { title, reason, minutes: READ_MINUTES, timed: false, dueAt: endOfToday };
  const personId = await personOfVerdict(verdict);
  await openTasks(parties.map((staff) => taskFor(verdict, personId, staff, asked)));
  const until = verdict.appealBy ? [`${stampWords(verdict.appealBy)} 前可以申诉`] : [];
  await notify(verdict, parties, title, [reason, ...until]);
}

/** Whoever was given the lead, or its deal, without having claimed it reads by which document. */
export async function tellFollower(verdict: Verdict, { productLine, open }: Pick<Lead, 'productLine' | 'open'>): Promise<void> {
  const said = `${numberWords(verdict)}${open ? '把这条线索交给你跟进' : '把业绩记给了你'}`;
  await notify(verdict, await staffByIds(verdict.readerIds), titleOf(productLine), [said]);
}

/** The last word is spoken: both parties have a message, and nothing is to be read or answered any more. */
export async function tellFinal(verdict: Verdict, { productLine }: Pick<Lead, 'productLine'>, reason: string): Promise<void> {
  await untell(verdict);
  await notify(verdict, await staffByIds(verdict.partyIds), titleOf(productLine), [reason]);
}

/** Asks the level that answers, with its deadline running. */
export async function askAnswerers(verdict: Verdict, { productLine }: Pick<Lead, 'productLine'>, answerBy: Date): Promise<void> {
  await forgetEarlier(verdict);
  const title = `答复归属申诉 · ${productLines[productLine]}`;
  const reason = `${numberWords(verdict)}，到时未答复将转上一级`;
  const answerers = await answerersOf(verdict);
  const asked = { title, reason, minutes: ANSWER_MINUTES, timed: true, dueAt: answerBy };
  const personId = await personOfVerdict(verdict);
  await openTasks(answerers.map((staff) => taskFor(verdict, personId, staff, asked)));
  await notify(verdict, answerers, title, [reason, `${stampWords(answerBy)} 前答复`]);
}

/** A deadline is near: whoever may still appeal, or is to answer, has one more message. In the caller's transaction. */
export async function remindOfDeadline(verdict: Verdict): Promise<void> {
  const { appealBy, answerBy } = verdict;
  if (answerBy) {
    await notify(verdict, await answerersOf(verdict), '归属申诉今天到期', [
      numberWords(verdict),
      `${stampWords(answerBy)} 前答复，到时转上一级`,
    ]);
  } else if (appealBy) {
    await notify(verdict, await staffByIds(verdict.partyIds), '归属裁决今天可申诉到期', [
      numberWords(verdict),
      `${stampWords(appealBy)} 前可以申诉，过后为终局`,
    ]);
  }
}

/** Nothing is to be read or answered any more. */
export async function untell(verdict: Verdict): Promise<void> {
  await closeTasks(subjectOf(verdict), 'done');
  await cancelStaffNotices(aboutOf(verdict));
}

async function forgetEarlier(verdict: Verdict): Promise<void> {
  await closeTasks(subjectOf(verdict), 'dropped');
  await cancelStaffNotices(aboutOf(verdict));
}

/** One message each, recorded before it is sent; it opens the document where its reader works. */
const notify = (verdict: Verdict, to: readonly Staff[], title: string, lines: string[]): Promise<void> =>
  planStaffNotices(
    to.map(({ _id: staffId, role }) => {
      const path = worksInConsole(role) ? `/console.html#/leads/verdicts/${verdict._id}` : `/workbench.html#/verdicts/${verdict._id}`;
      return { staffId, about: aboutOf(verdict), notice: { title, lines, path } };
    }),
  );

interface Asked {
  title: string;
  reason: string;
  minutes: number;
  timed: boolean;
  dueAt: Date;
}

const taskFor = (verdict: Verdict, personId: string, staff: Staff, { reason, ...asked }: Asked) => ({
  kind: 'verdict' as const,
  staffId: staff._id,
  unitPath: staff.unitPath,
  personId,
  subject: subjectOf(verdict),
  assignmentNo: null,
  reasons: [reason],
  ...asked,
});
