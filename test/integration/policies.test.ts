import type { ApiClient } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { defaultLadder, type Delta, type RuleSet, withParams } from '@yinqiao/shared/domain';
import { policyByVersions, policyInForce } from '../../server/src/modules/leads/policy/policyInForce';
import { PolicyVersionModel } from '../../server/src/modules/leads/policy/policyVersion.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow } from '../../server/src/platform/clock/clock';
import { staffByName } from '../../server/seed/bank/staff';
import { unitByCode, unitPathOf } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { guest, refusalOf } from '../support/people';
import { clientOf } from '../support/teams';
import { until } from '../support/until';

/** The distribution policy as versions: who may write what, what takes force when, and what the units below keep of their own. */
jest.setTimeout(120_000);

const HQ = 'hq';
const [YUNJIANG, CHENGBEI] = [unitByCode('yunjiang').unitId, unitByCode('chengbei').unitId];

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker,cron' });
}, 120_000);
afterAll(() => bank?.stop());

const clients = new Map<string, ApiClient>();
async function as(name: string): Promise<ApiClient> {
  const known = clients.get(name) ?? (await clientOf(bank.url, 'staff', staffByName(name).staffId, 'console'));
  clients.set(name, known);
  return known;
}
const show = async (name: string, unitId?: string) => (await as(name)).call('policies.show', { query: unitId ? { unitId } : {} });
let keys = 0;
const key = () => `policies-${String((keys += 1)).padStart(8, '0')}`;

type Content = Api['policies.save']['body'];
const rulesBody = (rules: RuleSet): Content => ({ rules: { ...rules, rungs: [...rules.rungs] } });
const params = (values: Record<string, Record<string, unknown>>, base: RuleSet = defaultLadder): Content =>
  rulesBody({ ...base, rungs: base.rungs.map((rung) => (values[rung.id] ? withParams(rung, values[rung.id]!) : rung)) });
const changes = (...all: Delta['changes']): Content => ({ delta: { changes: all, additions: [] } });

const begin = async (name: string, unitId: string) => (await as(name)).call('policies.begin', { body: { unitId }, idempotencyKey: key() });
type Begun = Pick<Data<'policies.begin'>, 'versionId' | 'version'>;
const save = async (name: string, { versionId, version }: Begun, body: Content) =>
  (await as(name)).call('policies.save', { params: { versionId }, body, ifMatch: version });
const submit = async (name: string, { versionId, version }: Begun, effectiveAt: Date | null = null) =>
  (await as(name)).call('policies.submit', {
    params: { versionId },
    body: { effectiveAt: effectiveAt?.toISOString() ?? null },
    ifMatch: version,
  });
const one = async (name: string, versionId: string) => (await as(name)).call('policies.version', { params: { versionId } });
async function decide(name: string, versionId: string, body: Api['approvals.decide']['body'] = { decision: 'approved' }) {
  const { approval } = await one(name, versionId);
  return (await as(name)).call('approvals.decide', { params: { approvalId: approval!.approvalId }, body });
}
const inState = (versionId: string, state: string) =>
  until(`the version is ${state}`, async () => (await PolicyVersionModel.findById(versionId).lean())?.state === state);

/** From a draft to what is in force, by two persons. */
async function enact(author: string, approver: string, unitId: string, body: Content): Promise<string> {
  const begun = await begin(author, unitId);
  const saved = await save(author, begun, body);
  await submit(author, saved);
  await decide(approver, begun.versionId);
  await inState(begun.versionId, 'in_force');
  return begun.versionId;
}
const rungAt = async (unitCode: string, rungId: string, at = businessNow()) =>
  (await policyInForce(unitPathOf(unitCode), at)).rules.rungs.find(({ id }) => id === rungId)!;
const problemsOf = async (call: Promise<unknown>): Promise<string[]> => {
  const error = await call.then(() => null).catch((fault: unknown) => fault as { code: string; detail: { words: string }[] });
  expect(error?.code).toBe('POLICY_INVALID');
  return error!.detail.map(({ words }) => words);
};

describe('the bank as it stands', () => {
  it('works by V12, signed by two, and has V13 as a draft with three differences', async () => {
    const shown = await show('林若川');
    expect(shown.inForce).toMatchObject({
      versionId: 'pol_v12',
      name: 'V12',
      signedBy: ['林若川', '梁知行'],
      from: '2026-10-31T16:00:00.000Z',
    });
    expect(shown.draft).toMatchObject({ versionId: 'pol_v13', name: 'V13', state: 'draft' });
    expect(shown.versions.map(({ name, stateWord }) => [name, stateWord])).toEqual([
      ['V13', '草稿'],
      ['V12', '现行'],
      ['V11', '已替换'],
    ]);
    expect(shown.canEdit).toBe(true);
    const { rules, name, versionIds } = await policyInForce(unitPathOf('binjiang-road'), businessNow());
    expect({ rules, name, versionIds }).toEqual({ rules: defaultLadder, name: 'V12', versionIds: ['pol_v12'] });
  });

  it('a moment before November the rules were V11’s', async () => {
    const october = new Date('2026-10-31T15:59:59.999Z');
    expect((await rungAt('binjiang-road', 'friend', october)).params).toEqual({ days: 120 });
    expect((await policyByVersions(['pol_v11'])).name).toBe('V11');
  });
});

describe('who may not', () => {
  it('a branch does not write head office’s rules, nor another branch’s, and sees no draft of theirs', async () => {
    expect(await refusalOf(begin('沈亦可', HQ))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(begin('郭书宁', YUNJIANG))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(save('沈亦可', { versionId: 'pol_v13', version: 1 }, changes()))).toBe('POLICY_UNKNOWN');
    expect(await refusalOf(one('沈亦可', 'pol_v13'))).toBe('POLICY_UNKNOWN');
    expect((await one('沈亦可', 'pol_v12')).version.name).toBe('V12');
    expect(await refusalOf(one('沈亦可', 'pol_chengzhou_v1'))).toBe('POLICY_UNKNOWN');
    const audited = await AuditEntryModel.find({ action: 'edit:PolicyVersion', outcome: 'refused' }).lean();
    expect(audited.map(({ subjects, reason }) => [...subjects, reason])).toContainEqual(['PolicyVersion/pol_v13', 'POLICY_UNKNOWN']);
  });

  it('head office reads what a branch drafts and does not write it; an outlet manager reads and writes nothing', async () => {
    expect(await refusalOf(begin('林若川', YUNJIANG))).toBe('ACCESS_DENIED');
    expect(await refusalOf(begin('金晓舟', unitByCode('binjiang-road').unitId))).toBe('ACCESS_DENIED');
    expect((await show('金晓舟')).canEdit).toBe(false);
    const rm = await clientOf(bank.url, 'staff', staffByName('周可欣').staffId, 'workbench');
    expect(await refusalOf(rm.call('policies.show', { query: {} }))).toBe('ACCESS_DENIED');
  });

  it('whoever was slower is told that somebody has saved meanwhile', async () => {
    const saved = await save('林若川', { versionId: 'pol_v13', version: 1 }, params({ book_owner: { minAssets: 20 } }));
    expect(await refusalOf(save('梁知行', { versionId: 'pol_v13', version: 1 }, params({})))).toBe('REQUEST_VERSION_STALE');
    expect(saved.version).toBe(2);
    const both = await Promise.allSettled([
      save('林若川', saved, params({ friend: { days: 61 } })),
      save('梁知行', saved, params({ friend: { days: 62 } })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('nobody puts the open pool in the middle, switches licences off or asks for half a day', async () => {
    const { draft } = await show('林若川');
    const middle = {
      ...defaultLadder,
      rungs: [...defaultLadder.rungs.slice(0, 4), defaultLadder.rungs[13]!, ...defaultLadder.rungs.slice(4, 13)],
    };
    expect(await problemsOf(save('林若川', draft!, rulesBody(middle)))).toContain('公平份额要在远程坐席之前，远程坐席要在公海抢单之前。');
    const off = { ...defaultLadder, rungs: defaultLadder.rungs.map((rung) => (rung.id === 'licence' ? { ...rung, on: false } : rung)) };
    expect(await problemsOf(save('林若川', draft!, rulesBody(off)))).toEqual(['「资质」不能关闭。']);
    expect(await refusalOf(save('林若川', draft!, params({ friend: { days: 60.5 } })))).toBe('REQUEST_INVALID');
    expect(await refusalOf(save('林若川', draft!, changes({ rungId: 'friend', params: { days: 60 } })))).toBe('POLICY_INVALID');
    expect((await show('林若川')).draft?.version).toBe(draft!.version);
  });

  it('a second draft is not begun beside the first, and what is in force is not written', async () => {
    expect(await refusalOf(begin('梁知行', HQ))).toBe('POLICY_DRAFT_EXISTS');
    expect(await refusalOf(save('林若川', { versionId: 'pol_v12', version: 1 }, params({})))).toBe('POLICY_STATE_CHANGED');
    expect(await refusalOf(submit('林若川', { versionId: 'pol_v12', version: 1 }))).toBe('POLICY_STATE_CHANGED');
  });

  it('a time of effect that is past or too far, and no difference at all, are not sent', async () => {
    const { draft } = await show('林若川');
    expect(await refusalOf(submit('林若川', draft!, new Date(businessNow().getTime() - 1_000)))).toBe('POLICY_TIME_WRONG');
    expect(await refusalOf(submit('林若川', draft!, new Date(businessNow().getTime() + 91 * 86_400_000)))).toBe('POLICY_TIME_WRONG');
    const same = await save('林若川', draft!, params({}));
    expect(await refusalOf(submit('林若川', same))).toBe('POLICY_UNCHANGED');
  });
});

describe('a branch', () => {
  const branch = '沈亦可';
  let begun: Begun;

  it('may not touch what is locked, go out of bounds, or stand above what is locked', async () => {
    begun = await begin(branch, YUNJIANG);
    expect(await problemsOf(save(branch, begun, changes({ rungId: 'handler', params: { idleDays: 10 } })))).toEqual([
      '经办优先：无动作满 10 天，总行已锁定。',
    ]);
    expect(await problemsOf(save(branch, begun, changes({ rungId: 'friend', params: { days: 200 } })))).toEqual([
      '有效好友：发言或通话 200 天，超出可调范围。',
    ]);
    expect(await problemsOf(save(branch, begun, changes({ rungId: 'collision', on: false })))).toHaveLength(1);
    const rung = {
      id: 'own_payroll',
      kind: 'custom' as const,
      on: true,
      params: { name: '代发客户', when: { productLines: ['pension' as const] }, strategy: { kind: 'manual' as const } },
      lock: 'free' as const,
      bounds: {},
    };
    const above = { delta: { changes: [], additions: [{ after: 'collision', rung }] } };
    expect(await problemsOf(save(branch, begun, above))).toEqual(['代发客户：这条规则，不能排在锁定的规则之上。']);
    const foreign = { ...rung, params: { ...rung.params, when: { unitIds: [unitByCode('chengzhou').unitId] } } };
    expect(await problemsOf(save(branch, begun, { delta: { changes: [], additions: [{ after: 'tier', rung: foreign }] } }))).toEqual([
      '机构要在本机构之内。',
    ]);
    begun = await save(branch, begun, {
      delta: { changes: [{ rungId: 'friend', params: { days: 120 } }], additions: [{ after: 'tier', rung }] },
    });
  });

  it('cannot sign for itself; with head office’s name its rules hold for itself and everything below, and for nobody else', async () => {
    await submit(branch, begun);
    expect(await refusalOf(decide(branch, begun.versionId))).toBe('APPROVAL_OWN');
    await decide('林若川', begun.versionId);
    await inState(begun.versionId, 'in_force');
    expect((await rungAt('binjiang-road', 'friend')).params).toEqual({ days: 120 });
    expect((await rungAt('laocheng', 'friend')).params).toEqual({ days: 90 });
    const { name, versionIds, rules } = await policyInForce(unitPathOf('binjiang-road'), businessNow());
    expect({ name, versionIds }).toEqual({ name: 'V12·云江分行 V1', versionIds: ['pol_v12', begun.versionId] });
    expect(rules.rungs[10]).toMatchObject({ id: 'own_payroll', lock: 'locked' });
    expect((await policyByVersions(versionIds)).rules).toEqual(rules);
  });

  it('a sub-branch adds its own under it', async () => {
    const versionId = await enact('何承泽', '沈亦可', CHENGBEI, changes({ rungId: 'fair_share', params: { newPerDay: 6 } }));
    const policy = await policyInForce(unitPathOf('chengbei-main'), businessNow());
    expect(policy).toMatchObject({ name: 'V12·云江分行 V1·城北支行 V1', versionIds: ['pol_v12', begun.versionId, versionId] });
    expect((await rungAt('chengbei-main', 'friend')).params).toEqual({ days: 120 });
    expect((await rungAt('chengbei-main', 'fair_share')).params).toMatchObject({ newPerDay: 6, openAtOnce: 30 });
    expect((await rungAt('binjiang-road', 'fair_share')).params).toMatchObject({ newPerDay: 8 });
  });

  it('so many a day is then what its RMs take, unless somebody has a number of their own', async () => {
    const roomOf = async (manager: string) =>
      new Set(
        (await (await as(manager)).call('leads.board', {})).people.map(
          ({ dailyCapacity, openCapacity }) => `${dailyCapacity}/${openCapacity}`,
        ),
      );
    expect(await roomOf('施文静')).toEqual(new Set(['6/30']));
    expect(await roomOf('金晓舟')).toEqual(new Set(['8/30']));
    expect(await roomOf('葛长林')).toEqual(new Set(['12/30', '8/30']));
  });

  it('loses what no longer fits when head office tightens, and is told so on its page and in the audit', async () => {
    const { draft } = await show('林若川');
    const rungs = defaultLadder.rungs.map((rung) => (rung.id === 'friend' ? { ...rung, bounds: { days: { from: 60, to: 100 } } } : rung));
    const saved = await save('林若川', draft!, rulesBody({ ...defaultLadder, rungs }));
    await submit('林若川', saved);
    await decide('戴明哲', draft!.versionId);
    await inState(draft!.versionId, 'in_force');
    expect((await rungAt('binjiang-road', 'friend')).params).toEqual({ days: 90 });
    const shown = await show(branch);
    expect(shown.inForce.fallen).toEqual([{ rungId: 'friend', name: '有效好友', param: 'days', value: 120, why: 'out_of_bounds' }]);
    const audited = await AuditEntryModel.find({ action: 'overrule:PolicyVersion' }).lean();
    expect(audited.map(({ subjects, detail }) => ({ subjects, detail }))).toEqual([
      {
        subjects: [`PolicyVersion/${begun.versionId}`, `Unit/${YUNJIANG}`, `PolicyVersion/${draft!.versionId}`],
        detail: { number: 1, by: 13, fallen: [{ rungId: 'friend', param: 'days', why: 'out_of_bounds' }] },
      },
    ]);
  });
});

describe('the way of a version', () => {
  const moveTo = (to: 'next_morning_9') => guest(bank.url, 'playground').call('demo.moveClock', { body: { to } });

  it('sent back it carries the reason, is worked on again and approved later', async () => {
    const begun = await save('林若川', await begin('林若川', HQ), params({ open_pool: { perDay: 2 } }));
    await submit('林若川', begun);
    await decide('梁知行', begun.versionId, { decision: 'rejected', note: '先试跑再送。' });
    await inState(begun.versionId, 'rejected');
    const { draft } = await show('林若川');
    expect(draft).toMatchObject({ versionId: begun.versionId, state: 'rejected' });
    expect((await one('林若川', begun.versionId)).approval).toMatchObject({ state: 'rejected', note: '先试跑再送。' });
    expect((await save('林若川', draft!, params({ open_pool: { perDay: 2 } }))).state).toBe('draft');
  });

  it('put away it can be taken up again; the next draft takes its number only if it was never sent', async () => {
    const { draft } = await show('林若川');
    const planner = await as('林若川');
    const away = await planner.call('policies.discard', { params: { versionId: draft!.versionId }, ifMatch: draft!.version });
    expect((await show('林若川')).draft).toBeNull();
    await planner.call('policies.restore', { params: { versionId: draft!.versionId }, ifMatch: away.version });
    expect((await show('林若川')).draft).toMatchObject({ versionId: draft!.versionId, rules: draft!.rules });
  });

  it('approved for tomorrow at nine it holds from nine exactly, not a moment before, and its interval is kept', async () => {
    const { draft } = await show('林若川');
    const nine = new Date('2026-11-23T01:00:00.000Z');
    await submit('林若川', draft!, nine);
    await decide('梁知行', draft!.versionId);
    await inState(draft!.versionId, 'scheduled');
    expect((await rungAt('binjiang-road', 'open_pool')).params).toMatchObject({ perDay: 3 });
    const justBefore = new Date(nine.getTime() - 1);
    expect((await rungAt('binjiang-road', 'open_pool', justBefore)).params).toMatchObject({ perDay: 3 });
    expect((await rungAt('binjiang-road', 'open_pool', nine)).params).toMatchObject({ perDay: 2 });
    const former = (await show('林若川')).inForce.versionId!;
    await moveTo('next_morning_9');
    await inState(draft!.versionId, 'in_force');
    expect(await PolicyVersionModel.findById(draft!.versionId).lean()).toMatchObject({ inForceFrom: nine, inForceTo: null });
    expect(await PolicyVersionModel.findById(former).lean()).toMatchObject({ state: 'replaced', inForceTo: nine });
    expect(await refusalOf((await as('林若川')).call('policies.withdraw', { params: { versionId: draft!.versionId }, ifMatch: 99 }))).toBe(
      'POLICY_STATE_CHANGED',
    );
  });

  it('what waits for its time can be taken back, and then never takes force', async () => {
    const saved = await save('林若川', await begin('林若川', HQ), params({ open_pool: { perDay: 1 } }));
    await submit('林若川', saved, new Date(businessNow().getTime() + 86_400_000));
    await decide('梁知行', saved.versionId);
    await inState(saved.versionId, 'scheduled');
    const { pending } = await show('林若川');
    await (await as('林若川')).call('policies.withdraw', { params: { versionId: saved.versionId }, ifMatch: pending[0]!.version });
    expect((await rungAt('binjiang-road', 'open_pool', new Date(businessNow().getTime() + 2 * 86_400_000))).params).toMatchObject({
      perDay: 2,
    });
    expect((await show('林若川')).draft).toMatchObject({ versionId: saved.versionId, state: 'draft' });
  });

  it('rolled back in one click it still needs a second person, and a draft is not in its way', async () => {
    const planner = await as('林若川');
    const call = { params: { versionId: 'pol_v11' }, idempotencyKey: key() };
    const back = await planner.call('policies.rollBack', call);
    expect(await planner.call('policies.rollBack', call)).toEqual(back);
    expect((await show('林若川')).pending).toMatchObject([{ versionId: back.versionId, restores: 'V11', state: 'submitted' }]);
    expect((await rungAt('binjiang-road', 'open_pool')).params).toMatchObject({ perDay: 2 });
    expect(await refusalOf(decide('林若川', back.versionId))).toBe('APPROVAL_OWN');
    const answers = await Promise.allSettled(['梁知行', '戴明哲', '钟雅宁'].map((name) => decide(name, back.versionId)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await inState(back.versionId, 'in_force');
    expect((await rungAt('binjiang-road', 'open_pool')).params).toMatchObject({ perDay: 5 });
    expect(await refusalOf(planner.call('policies.rollBack', { ...call, idempotencyKey: key() }))).toBe('POLICY_UNCHANGED');
  });

  it('asked for twice, a rollback is one request', async () => {
    const planner = await as('林若川');
    const again = () => planner.call('policies.rollBack', { params: { versionId: 'pol_v12' }, idempotencyKey: key() });
    const [first, second] = await Promise.all([again(), again()]);
    expect(second.versionId).toBe(first.versionId);
    expect((await again()).versionId).toBe(first.versionId);
    expect((await show('林若川')).pending.map(({ restores }) => restores)).toEqual(['V12']);
    await decide('梁知行', first.versionId);
    await inState(first.versionId, 'in_force');
  });

  it('what was sent before another version was approved undoes nothing: it is put upon the latest, and sent again', async () => {
    const { draft, inForce } = await show('林若川');
    const planner = await as('林若川');
    const mine = params({ friend: { days: 61 }, open_pool: { perDay: 4 } }, inForce.rules);
    // The draft of before stands on what was in force then: it is not sent as it is.
    const kept = await save('林若川', draft!, mine);
    expect(await refusalOf(submit('林若川', kept))).toBe('POLICY_BASE_CHANGED');
    const moved = await planner.call('policies.rebase', { params: { versionId: kept.versionId }, ifMatch: kept.version });
    const sent = await submit('林若川', await save('林若川', moved, mine));
    const back = await planner.call('policies.rollBack', { params: { versionId: 'pol_v11' }, idempotencyKey: key() });
    await decide('梁知行', back.versionId);
    await inState(back.versionId, 'in_force');
    const rolledBack = (await show('林若川')).inForce;

    expect((await show('林若川')).pending).toMatchObject([{ versionId: sent.versionId, stale: true }]);
    expect((await one('梁知行', sent.versionId)).approval?.obstacle).toBe('基于的版本已不是现行版本，请改到现行版本上重新提交。');
    expect(await refusalOf(decide('梁知行', sent.versionId))).toBe('POLICY_BASE_CHANGED');
    expect((await show('林若川')).inForce.versionId).toBe(back.versionId);

    const put = await planner.call('policies.rebase', { params: { versionId: sent.versionId }, ifMatch: sent.version });
    expect(put).toMatchObject({ state: 'draft', basedOn: rolledBack.name });
    expect(put.conflicts.map(({ what, mine: kept, theirs }) => [what, kept, theirs])).toContainEqual(['发言或通话', '61 天', '120 天']);
    const { rungs } = (await show('林若川')).draft!.rules;
    const of = (id: string) => rungs.find((rung) => rung.id === id)!.params;
    expect([of('friend'), of('open_pool')]).toMatchObject([{ days: 61 }, { perDay: 4 }]);
    expect(await refusalOf(planner.call('policies.rebase', { params: { versionId: sent.versionId }, ifMatch: put.version }))).toBe(
      'POLICY_BASE_CURRENT',
    );
    await submit('林若川', put);
    await decide('梁知行', sent.versionId);
    await inState(sent.versionId, 'in_force');
  });

  it('whoever changed a draft does not sign it, even when another sent it', async () => {
    const begun = await save('林若川', await begin('林若川', HQ), params({ open_pool: { perDay: 1 } }));
    const changed = await save('梁知行', begun, params({ open_pool: { perDay: 2 } }));
    await submit('林若川', changed);
    expect((await one('梁知行', changed.versionId)).approval).toMatchObject({ wrote: true, canDecide: false });
    expect(await refusalOf(decide('梁知行', changed.versionId))).toBe('APPROVAL_AUTHOR');
    await decide('戴明哲', changed.versionId);
    await inState(changed.versionId, 'in_force');
  });

  it('never has two versions of a unit in force, nor a gap between them', async () => {
    for (const unitId of [HQ, YUNJIANG, CHENGBEI]) {
      const held = await PolicyVersionModel.find({ unitId, inForceFrom: { $ne: null } })
        .sort({ inForceFrom: 1 })
        .lean();
      expect(held.filter(({ inForceTo }) => inForceTo === null)).toHaveLength(1);
      for (const [index, { inForceTo }] of held.slice(0, -1).entries()) expect(inForceTo).toEqual(held[index + 1]?.inForceFrom);
    }
  });
});
