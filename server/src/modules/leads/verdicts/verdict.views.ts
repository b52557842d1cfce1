import type { Data } from '@yinqiao/shared/contracts';
import { verdictSteps } from '@yinqiao/shared/domain';
import { scope, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { QueryFilter } from '../../../platform/db/mongoose';
import { AppError } from '../../../platform/http/AppError';
import { type Call, Page } from '../../../platform/http/route';
import { personsBehind } from '../../customers';
import { answeringRoles } from './answerers';
import { verdictsAsking } from './measures/measures.view';
import { namesOfVerdicts } from './names';
import { headOf, lastIssue, stepsFor } from './verdict.presenter';
import type { VerdictNames } from './verdict.words';
import { type Verdict, VerdictModel } from './verdict.model';
import { rulingWords } from './words/rulingWords';

const PAGE = 30;
type List = Data<'verdicts.list'>;
type View = Call<'verdicts.list'>['query']['view'];

/** Verdicts in the viewer's scope, what waits for the viewer first, then the newest. */
export async function verdictsPage({ actor, query }: Call<'verdicts.list'>): Promise<Page<List>> {
  const scoped = scope(actor, 'read', VerdictModel);
  const asking = await verdictsAsking(actor);
  const waiting = { $or: [todoOf(actor), { _id: { $in: [...asking.keys()] } }] };
  const views: Record<View, QueryFilter<Verdict>> = { todo: waiting, open: { open: true }, all: {} };
  const filter = { $and: [scoped, views[query.view], await after(query.cursor)] };
  const rows = await VerdictModel.find(filter)
    .sort({ year: -1, number: -1 })
    .limit(PAGE + 1)
    .lean<Verdict[]>();
  const shown = rows.slice(0, PAGE);
  const counted = async (view: View) => VerdictModel.countDocuments({ $and: [scoped, views[view]] });
  const data = {
    now: businessNow().toISOString(),
    counts: { todo: await counted('todo'), open: await counted('open'), all: await counted('all') },
    verdicts: await rowsOf(actor, shown, asking),
  };
  return new Page(data, rows.length > PAGE ? (shown.at(-1)?._id ?? null) : null);
}

/** Whose step it is: an appeal that is the viewer's to answer, or a document they may still appeal against. */
function todoOf(actor: StaffActor): QueryFilter<Verdict> {
  const appealable = { state: { $in: [...verdictSteps.appeal.from] }, partyIds: actor.staffId, appealBy: { $gte: businessNow() } };
  const mine = (Object.keys(answeringRoles) as (keyof typeof answeringRoles)[]).filter((level) => answeringRoles[level] === actor.role);
  const answerable = mine.map((level) => ({
    state: 'appealed' as const,
    level,
    [`answeringUnitIds.${level}`]: actor.unitId,
    raisedBy: { $ne: actor.staffId },
    partyIds: { $ne: actor.staffId },
  }));
  return { $or: [appealable, ...answerable] };
}

async function after(cursor: string | undefined): Promise<QueryFilter<Verdict>> {
  if (!cursor) return {};
  const last = await VerdictModel.findById(cursor).select({ year: 1, number: 1 }).lean();
  if (!last) throw new AppError('REQUEST_INVALID', { fields: { 'query.cursor': 'unknown' } });
  return { $or: [{ year: { $lt: last.year } }, { year: last.year, number: { $lt: last.number } }] };
}

async function rowsOf(actor: StaffActor, verdicts: readonly Verdict[], asking: ReadonlyMap<string, Date>): Promise<List['verdicts']> {
  const persons = await personsBehind(verdicts.map(({ personId }) => personId));
  const names = await namesOfVerdicts(verdicts);
  return verdicts.map((verdict) => ({
    ...headOf(verdict, persons.get(verdict.personId)),
    issuedAt: lastIssue(verdict).at.toISOString(),
    partiesText: partiesWords(verdict, names),
    rulingText: rulingOf(verdict, names),
    todo: stepsFor(actor, verdict)[0] ?? (asking.has(verdict._id) ? 'measure' : null),
    measureBy: asking.get(verdict._id)?.toISOString() ?? null,
  }));
}

const partiesWords = ({ partyIds }: Verdict, { staff, unitOf }: VerdictNames): string =>
  partyIds.map((staffId) => `${staff(staffId)}（${unitOf(staffId)}）`).join('、');

function rulingOf(verdict: Verdict, names: VerdictNames): string {
  const { judgement, facts } = lastIssue(verdict);
  return rulingWords(judgement, facts, names)[0] ?? '';
}
