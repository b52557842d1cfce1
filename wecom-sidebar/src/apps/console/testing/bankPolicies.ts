import type { Data } from '@yinqiao/shared/contracts';
import { type AnyRung, defaultLadder, type RuleSet, withParams } from '@yinqiao/shared/domain';

type Policy = Data<'policies.show'>;
type Content = NonNullable<Policy['draft']>;

const sent = (rules: RuleSet): Content['rules'] => ({ ...rules, rungs: [...rules.rungs] });
const draftRules = sent({
  ...defaultLadder,
  rungs: defaultLadder.rungs.map((rung): AnyRung => {
    if (rung.id === 'book_owner') return withParams(rung, { minAssets: 20 });
    if (rung.id === 'friend') return withParams(rung, { days: 60 });
    return rung.id === 'open_pool' ? withParams(rung, { perDay: 2 }) : rung;
  }),
});

const content: Content = {
  versionId: 'pol_v13',
  name: 'V13',
  state: 'draft',
  stateWord: '草稿',
  version: 4,
  createdBy: '林若川',
  savedAt: '2026-11-22T06:31:00.000Z',
  savedBy: '林若川',
  basedOn: 'V12',
  stale: false,
  restores: null,
  effectiveAt: null,
  signedBy: [],
  inForceFrom: null,
  inForceTo: null,
  delta: null,
  rules: draftRules,
  fallen: [],
};
const { delta: _, rules: __, fallen: ___, ...draftSummary } = content;
const v12: Policy['versions'][number] = {
  ...draftSummary,
  versionId: 'pol_v12',
  name: 'V12',
  state: 'in_force',
  stateWord: '现行',
  version: 1,
  signedBy: ['林若川', '梁知行'],
  inForceFrom: '2026-10-31T16:00:00.000Z',
};

/** Head office's page: V12 in force, V13 as a draft with three differences. */
export const policy: Policy = {
  now: '2026-11-22T06:32:00.000Z',
  unitId: 'hq',
  unitName: '总行',
  level: 'head_office',
  inForce: {
    versionId: 'pol_v12',
    name: 'V12',
    from: v12.inForceFrom,
    signedBy: v12.signedBy,
    rules: sent(defaultLadder),
    delta: null,
    fallen: [],
  },
  inherited: null,
  draft: content,
  pending: [],
  versions: [draftSummary, v12],
  unitNames: {},
  canEdit: true,
};

/** A branch that lives by head office's rules and says one thing that no longer fits. */
export const branchPolicy: Policy = {
  ...policy,
  unitId: 'yunjiang',
  unitName: '云江分行',
  level: 'branch',
  inForce: {
    ...policy.inForce,
    versionId: 'pol_yj1',
    name: 'V12·云江分行 V1',
    delta: { changes: [{ rungId: 'friend', params: { days: 200 } }], additions: [] },
    fallen: [{ rungId: 'friend', name: '有效好友', param: 'days', value: 200, why: 'out_of_bounds' }],
  },
  inherited: { name: 'V12', unitName: '总行', rules: sent(defaultLadder) },
  draft: null,
  versions: [{ ...v12, versionId: 'pol_yj1', name: 'V1' }],
};

export const approval: Data<'approvals.decide'> = {
  approvalId: 'apr_v13',
  kind: 'lead_policy',
  subjectId: 'pol_v13',
  unitId: 'hq',
  unitName: '总行',
  summary: '总行分配规则 V13，改动 3 处，通过后立即生效',
  facts: [{ label: '第 4 条 有效好友', value: '发言或通话 90 天 → 60 天' }],
  requestedBy: { name: '林若川', roleName: '总行策划' },
  requestedAt: '2026-11-22T06:32:00.000Z',
  state: 'waiting',
  decidedBy: null,
  decidedAt: null,
  note: null,
  own: false,
  wrote: false,
  obstacle: null,
  canDecide: true,
};

/** V13 as the second person reads it. */
export const policyVersion: Data<'policies.version'> = {
  now: policy.now,
  unitId: 'hq',
  unitName: '总行',
  level: 'head_office',
  version: { ...content, state: 'submitted', stateWord: '待复核' },
  before: { name: 'V12', rules: sent(defaultLadder) },
  approval,
  unitNames: {},
  canEdit: true,
  canRollBack: false,
};
