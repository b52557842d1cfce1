import { type AnyRung, defaultLadder, type Delta, type RuleSet, shanghaiInstant, withParams } from '@yinqiao/shared/domain';
import { DEMO_START, later, MINUTE } from './calendar';

/** A version of the distribution policy with who stands under it. */
export interface DemoPolicy {
  versionId: string;
  unitCode: string;
  number: number;
  content: { rules: RuleSet } | { delta: Delta };
  author: string;
  savedAt: Date;
  /** Null for a draft; `approver` and the times are null while it waits. */
  submittedAt: Date | null;
  approver: string | null;
  inForceFrom: Date | null;
  inForceTo: Date | null;
  /** What the second person read. */
  summary: string;
  facts: { label: string; value: string }[];
}

const set = (rules: RuleSet, params: Readonly<Record<string, Record<string, unknown>>>): RuleSet => ({
  ...rules,
  rungs: rules.rungs.map((rung): AnyRung => (params[rung.id] ? withParams(rung, params[rung.id] ?? {}) : rung)),
});

const SUMMER = shanghaiInstant('2026-06-01');
const AUTUMN = shanghaiInstant('2026-11-01');
const nothingAsked = { submittedAt: null, approver: null, inForceFrom: null, inForceTo: null, summary: '', facts: [] };

/**
 * Head office's V12 is in force since November with two names under it, V13 is being written, and a branch has asked for longer
 * friendship: it waits for head office.
 */
export const policies: readonly DemoPolicy[] = [
  {
    versionId: 'pol_v11',
    unitCode: 'head-office',
    number: 11,
    content: { rules: set(defaultLadder, { friend: { days: 120 }, open_pool: { perDay: 5 } }) },
    author: '林若川',
    savedAt: shanghaiInstant('2026-05-27', '15:20'),
    submittedAt: shanghaiInstant('2026-05-27', '15:24'),
    approver: '戴明哲',
    inForceFrom: SUMMER,
    inForceTo: AUTUMN,
    summary: '总行分配规则 V11，改动 2 处，6月1日 00:00 生效',
    facts: [
      { label: '第 4 条 有效好友', value: '发言或通话 90 天 → 120 天' },
      { label: '第 13 条 公海抢单', value: '每日抢单 3 单 → 5 单' },
    ],
  },
  {
    versionId: 'pol_v12',
    unitCode: 'head-office',
    number: 12,
    content: { rules: defaultLadder },
    author: '林若川',
    savedAt: shanghaiInstant('2026-10-28', '10:42'),
    submittedAt: shanghaiInstant('2026-10-28', '10:45'),
    approver: '梁知行',
    inForceFrom: AUTUMN,
    inForceTo: null,
    summary: '总行分配规则 V12，改动 2 处，11月1日 00:00 生效',
    facts: [
      { label: '第 4 条 有效好友', value: '发言或通话 120 天 → 90 天' },
      { label: '第 13 条 公海抢单', value: '每日抢单 5 单 → 3 单' },
    ],
  },
  {
    ...nothingAsked,
    versionId: 'pol_v13',
    unitCode: 'head-office',
    number: 13,
    content: { rules: set(defaultLadder, { book_owner: { minAssets: 20 }, friend: { days: 60 }, open_pool: { perDay: 2 } }) },
    author: '林若川',
    savedAt: later(DEMO_START, -MINUTE),
  },
  {
    versionId: 'pol_chengzhou_v1',
    unitCode: 'chengzhou',
    number: 1,
    content: { delta: { changes: [{ rungId: 'friend', params: { days: 120 } }], additions: [] } },
    author: '郭书宁',
    savedAt: shanghaiInstant('2026-11-22', '10:08'),
    submittedAt: shanghaiInstant('2026-11-22', '10:12'),
    approver: null,
    inForceFrom: null,
    inForceTo: null,
    summary: '澄州分行分配规则 V1，改动 1 处，通过后立即生效',
    facts: [{ label: '第 4 条 有效好友', value: '发言或通话 90 天 → 120 天' }],
  },
];
