import type { Data } from '@yinqiao/shared/contracts';
import { canMergeStep, likenessGrounds, type MergeStep } from '@yinqiao/shared/domain';
import { mayDo, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { couponsOf } from '../benefits';
import { type Person, personsByIds, survivorOf } from '../customers';
import { leadsOfPerson } from '../leads';
import { staffByIds } from '../orgs';
import { effectWords, type Side } from './effectWords';
import { mergeInScope } from './mergeInScope';
import { rowsOf } from './merges.views';
import { openWords } from './sealedWords';
import { presentSide } from './side.presenter';
import type { PersonMerge } from './personMerge.model';

type Detail = Data<'merges.read'>;

const stepWords: Record<MergeStep, string> = { merge: '合并为一人', undo: '撤销合并', dismiss: '判定不是同一人', reconsider: '重新提出' };

/** One pair: whoever decides sees both sides, the grounds, and what a merge would do. */
export async function mergeDetail(actor: StaffActor, mergeId: string): Promise<Detail> {
  const merge = await mergeInScope(actor, 'read', mergeId);
  const [row] = await rowsOf([merge], actor.unitPath);
  if (!row) throw new Error('a pair without a line');
  const sides = await sidesOf(merge);
  const mayDecide = mayDo(actor, 'decide:PersonMerge');
  return {
    ...row,
    version: merge.version,
    sides: await Promise.all(sides.map((side) => presentSide(side, businessNow()))),
    ...(await historyOf(merge)),
    effects: effectWords(merge, sides),
    can: {
      merge: mayDecide && canMergeStep(merge.state, 'merge') && sides.every(({ person }) => !person.mergedInto),
      undo: mayDecide && canMergeStep(merge.state, 'undo'),
      dismiss: mayDecide && canMergeStep(merge.state, 'dismiss'),
    },
  };
}

/** The one who stays first. */
async function sidesOf(merge: PersonMerge): Promise<Side[]> {
  const [one, other] = await personsByIds(merge.personIds);
  if (!one || !other) return [];
  const { survivor, merged } = merge.survivorId ? decided(merge.survivorId, one, other) : survivorOf(one, other);
  return [await sideOf(survivor, true), await sideOf(merged, false)];
}

const decided = (survivorId: string, one: Person, other: Person): { survivor: Person; merged: Person } =>
  one._id === survivorId ? { survivor: one, merged: other } : { survivor: other, merged: one };

const sideOf = async (person: Person, stays: boolean): Promise<Side> => ({
  person,
  stays,
  leads: await leadsOfPerson(person._id),
  coupons: (await couponsOf(person._id)).length,
});

async function historyOf(merge: PersonMerge): Promise<Pick<Detail, 'grounds' | 'steps'>> {
  const { grounds, steps } = merge;
  const ids = [...grounds, ...steps].flatMap(({ byStaffId }) => byStaffId ?? []);
  const names = new Map((await staffByIds([...new Set(ids)])).map(({ _id, name }) => [_id, name]));
  return {
    grounds: await Promise.all(
      grounds.map(async ({ ground, at, byStaffId, sealedNote }, n) => ({
        text: byStaffId ? `${names.get(byStaffId) ?? '同事'}提出` : likenessGrounds[ground],
        at: at.toISOString(),
        note: sealedNote && (await openWords(merge, `grounds/${n}`, sealedNote)),
      })),
    ),
    steps: await Promise.all(
      steps.map(async ({ step, at, byStaffId, sealedReason }, n) => ({
        text: `${names.get(byStaffId) ?? '同事'}${stepWords[step]}`,
        at: at.toISOString(),
        reason: await openWords(merge, `steps/${n}`, sealedReason),
      })),
    ),
  };
}
