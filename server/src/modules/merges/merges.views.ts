import type { Data } from '@yinqiao/shared/contracts';
import { likenessGrounds, type MergeState, mergeStateWords } from '@yinqiao/shared/domain';
import { mayDo, scope, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import type { QueryFilter } from '../../platform/db/mongoose';
import { type Call, Page } from '../../platform/http/route';
import { personsByIds } from '../customers';
import { unitInScope, unitsByIds } from '../orgs';
import { type PersonMerge, PersonMergeModel } from './personMerge.model';

const PAGE = 30;
type List = Data<'merges.list'>;
type Row = List['merges'][number];
type View = Call<'merges.list'>['query']['view'];

const statesOf: Record<View, readonly MergeState[]> = { open: ['open'], merged: ['merged'], closed: ['undone', 'dismissed'] };
const tones: Record<MergeState, Row['tone']> = { open: 'warn', merged: 'good', undone: 'neutral', dismissed: 'neutral' };

/** 待合并: pairs within a unit, the newest first. */
export async function mergesPage({ actor, query }: Call<'merges.list'>): Promise<Page<List>> {
  const unit = await unitInScope(actor, query.unitId ?? actor.unitId, 'read:PersonMerge');
  const scoped = { $and: [scope(actor, 'read', PersonMergeModel), withinUnit(unit.unitPath)] };
  const inView = (view: View): QueryFilter<PersonMerge> => ({ ...scoped, state: { $in: [...statesOf[view]] } });
  const after = query.cursor ? { _id: { $lt: query.cursor } } : {};
  const rows = await PersonMergeModel.find({ ...inView(query.view), ...after })
    .select({ changes: 0, absorbed: 0 })
    .sort({ _id: -1 })
    .limit(PAGE + 1)
    .lean<PersonMerge[]>();
  const shown = rows.slice(0, PAGE);
  const counted = (view: View) => PersonMergeModel.countDocuments(inView(view));
  const data = {
    now: businessNow().toISOString(),
    counts: { open: await counted('open'), merged: await counted('merged'), closed: await counted('closed') },
    mayPropose: mayDo(actor, 'propose:PersonMerge'),
    merges: await rowsOf(shown, actor.unitPath),
  };
  return new Page(data, rows.length > PAGE ? (shown.at(-1)?._id ?? null) : null);
}

/** Pairs as lines of the list; one of which a customer went elsewhere since is left out. */
export async function rowsOf(merges: readonly PersonMerge[], within: string): Promise<Row[]> {
  const persons = new Map((await personsByIds(merges.flatMap(({ personIds }) => personIds))).map((person) => [person._id, person]));
  const unitIds = [...persons.values()].map(({ unitPath }) => lastOf(unitPath));
  const units = new Map((await unitsByIds([...new Set(unitIds)])).map(({ _id, name }) => [_id, name]));
  const stillWithin = ({ personIds }: PersonMerge) => personIds.every((id) => persons.get(id)?.unitPath.startsWith(within) ?? false);
  return merges.filter(stillWithin).map((merge) => ({
    mergeId: merge._id,
    state: merge.state,
    stateWord: mergeStateWords[merge.state],
    tone: tones[merge.state],
    people: merge.personIds.flatMap((personId) => {
      const person = persons.get(personId);
      if (!person) return [];
      const { maskedName, maskedPhone, unitPath } = person;
      return [{ maskedName, maskedPhone, outletName: units.get(lastOf(unitPath)) ?? '' }];
    }),
    groundsText: [...new Set(merge.grounds.map(({ ground }) => likenessGrounds[ground]))].join('、'),
    openedAt: merge.openedAt.toISOString(),
  }));
}

const lastOf = (unitPath: string): string => unitPath.split('/').filter(Boolean).at(-1) ?? '';
