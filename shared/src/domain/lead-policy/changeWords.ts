import { productLines } from '../customer-words';
import { paramOf, specOf } from './params';
import type { PolicyChange } from './diff';
import { boundWords, conditionWords, lockWords, placeWords, rungText, strategyWords, type UnitNames, valueWords } from './policyWords';
import { rungName } from './rungNames';
import type { AnyRung, Bound, Clocks, Heat, RuleSet } from './ruleSet';

/** One difference as a line: where, what, from what to what. Null where there was, or is, nothing to say. */
export interface ChangeWords {
  where: string;
  what: string;
  from: string | null;
  to: string | null;
}

export const heats: Readonly<Record<Heat, string>> = { hot: '热', normal: '普通', low: '低' };
export const clockNames: Readonly<Record<keyof Clocks, string>> = { accept: '接受', contact: '首次联系', recycle: '回收' };
export const limitNames = { idleDays: '跟进中无动作回收', mostRedistributions: '二次分配最多' } as const;

interface Between {
  before: RuleSet;
  after: RuleSet;
  unitNames: UnitNames;
}

/** The difference in the words of the screen and of the request for approval. */
export function changeWords(change: PolicyChange, between: Between): ChangeWords {
  const { before, after } = between;
  switch (change.kind) {
    case 'clock':
      return line(`时限 · ${heats[change.heat]}`, clockNames[change.clock], `${change.from} 工作分钟`, `${change.to} 工作分钟`);
    case 'heat':
      return line('时限', `${productLines[change.line]}的热度`, heats[change.from], heats[change.to]);
    case 'limit': {
      const unit = change.limit === 'idleDays' ? '天' : '次';
      return line('时限', limitNames[change.limit], `${change.from} ${unit}`, `${change.to} ${unit}`);
    }
    case 'removed':
      return line(placeWords(before, change.rungId), '删除这条规则', ruleWords(before, change.rungId, between), null);
    case 'added':
      return line(placeWords(after, change.rung.id), '新增规则', null, rungText(change.rung, between.unitNames));
    case 'moved':
      return line(
        placeWords(after, change.rungId),
        '换位置',
        `原第 ${before.rungs.findIndex(({ id }) => id === change.rungId)} 条`,
        afterWords(after, change.after),
      );
    case 'switched':
      return line(placeWords(after, change.rungId), '开关', change.to ? '关' : '开', change.to ? '开' : '关');
    default:
      return ofRung(change, between);
  }
}

const line = (where: string, what: string, from: string | null, to: string | null): ChangeWords => ({ where, what, from, to });

function afterWords(rules: RuleSet, rungId: string | null): string {
  const rung = rules.rungs.find(({ id }) => id === rungId);
  return rung ? `排在「${rungName(rung)}」之后` : '排在最前';
}

function ruleWords({ rungs }: RuleSet, rungId: string, { unitNames }: Between): string {
  const rung = rungs.find(({ id }) => id === rungId);
  return rung ? rungText(rung, unitNames) || rungName(rung) : '';
}

function ofRung(change: Extract<PolicyChange, { kind: 'param' | 'lock' | 'bound' }>, { before, after, unitNames }: Between): ChangeWords {
  const where = placeWords(after, change.rungId);
  const was = before.rungs.find(({ id }) => id === change.rungId);
  const is = after.rungs.find(({ id }) => id === change.rungId);
  if (!was || !is) return line(where, '', null, null);
  if (change.kind === 'lock') return line(where, '下级可改', lockWords(was), lockWords(is));
  const spec = specOf(is.kind, change.param);
  if (change.kind === 'param')
    return spec
      ? line(where, spec.name, valueWords(spec, change.from), valueWords(spec, change.to))
      : line(where, OWN_PARTS[change.param] ?? '', ownPart(was, change.param, unitNames), ownPart(is, change.param, unitNames));
  const range = (bound: Bound | null) => (bound && spec ? boundWords(bound, spec) : '不可调');
  return line(where, `${spec?.name ?? ''}的可调范围`, range(change.from), range(change.to));
}

const OWN_PARTS: Readonly<Record<string, string>> = { name: '名称', when: '条件', strategy: '去向' };

function ownPart(rung: AnyRung, part: string, unitNames: UnitNames): string {
  if (rung.kind !== 'custom') return '';
  if (part === 'when') return conditionWords(rung.params.when, unitNames);
  return part === 'strategy' ? strategyWords(rung.params.strategy, unitNames) : String(paramOf(rung, part));
}
