import type { Data } from '@yinqiao/shared/contracts';
import { type AppealLevel, appealOrder } from '@yinqiao/shared/domain';
import { scope, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/http/AppError';
import { personById } from '../../customers';
import { staffByIds, unitById } from '../../orgs';
import { LeadModel } from '../lead.model';
import { answerersOf } from './answerers';
import { measuresOf } from './measures/measures.view';
import { namesOfVerdicts } from './names';
import { partyOf } from './party.presenter';
import { openWords } from './sealedWords';
import { verdictFor } from './verdict.access';
import type { Verdict } from './verdict.model';
import {
  appealEntry,
  appealWords,
  copyWords,
  customerWords,
  headOf,
  issueWords,
  lastIssue,
  raisedWords,
  type Served,
  stepsFor,
} from './verdict.presenter';
import type { VerdictNames } from './verdict.words';

type Document = Data<'verdicts.read'>;

/** The document in words. @param issueNo an earlier issue of it @throws AppError VERDICT_UNKNOWN */
export async function documentView(actor: StaffActor, verdictId: string, issueNo?: number): Promise<Document> {
  const verdict = await verdictFor(actor, 'read', verdictId);
  const issue = issueNo === undefined ? lastIssue(verdict) : verdict.issues.find(({ no }) => no === issueNo);
  if (!issue) throw new AppError('VERDICT_UNKNOWN');
  const person = await personById(verdict.personId);
  const lead = await LeadModel.findById(verdict.leadId).select({ open: 1, state: 1, staffId: 1 }).lean<Served | null>();
  const names = await namesOfVerdicts([verdict], lead?.staffId ?? null);
  return {
    ...headOf(verdict, person ?? undefined),
    ...issueWords(verdict, issue, names),
    now: businessNow().toISOString(),
    version: verdict.version,
    bankText: `银桥银行 · ${(await unitById(verdict.answeringUnitIds.branch))?.name ?? ''}`,
    leadId: (await readsLead(actor, verdict.leadId)) ? verdict.leadId : null,
    customerText: customerWords(person ?? undefined),
    parties: verdict.partyIds.map((staffId) => partyOf(staffId, issue.facts, names)),
    raisedText: raisedWords(verdict, names),
    statement: await wordsOf(verdict, 'statement', verdict.sealedStatement),
    appealText: appealWords(verdict, lead, names),
    appeals: await appealsOf(verdict, names),
    measures: await measuresOf(actor, verdictId, issue.no, names),
    copiesText: await copiesOf(verdict, names),
    can: stepsFor(actor, verdict),
  };
}

const readsLead = async (actor: StaffActor, leadId: string): Promise<boolean> =>
  (await LeadModel.exists({ $and: [scope(actor, 'read', LeadModel), { _id: leadId }] })) !== null;

/** What was written goes with the customer's other data: afterwards the document stands without it. */
async function wordsOf(verdict: Verdict, field: string, sealed: string): Promise<string> {
  return openWords(verdict, field, sealed).catch(() => '（随客户资料删除）');
}

async function appealsOf(verdict: Verdict, names: VerdictNames): Promise<Document['appeals']> {
  const told: Document['appeals'] = [];
  for (const [n, appeal] of verdict.appeals.entries()) {
    const reason = await wordsOf(verdict, `reason/${n}`, appeal.sealedReason);
    const answer = appeal.sealedAnswer ? await wordsOf(verdict, `answer/${n}`, appeal.sealedAnswer) : null;
    told.push(appealEntry(appeal, { reason, answer }, names));
  }
  return told;
}

/** The parties, whoever raised it, and the first of each level that may be appealed to. */
async function copiesOf(verdict: Verdict, { staff }: VerdictNames): Promise<string> {
  const parties = verdict.partyIds.map(staff);
  const { raisedBy } = verdict;
  const raiser = raisedBy && !verdict.partyIds.includes(raisedBy) ? (await staffByIds([raisedBy])).map(copyWords) : [];
  const answerers = await Promise.all(appealOrder.filter(isBelowHeadOffice).map((level) => answerersOf({ ...verdict, level })));
  const managers = answerers.flatMap(([first]) => (first ? [copyWords(first)] : []));
  return [...parties, ...raiser, ...managers].join('、');
}

const isBelowHeadOffice = (level: AppealLevel): boolean => level !== 'head_office';
