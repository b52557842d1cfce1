import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { OutcomeRecorded } from '../../server/src/events/leads';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { injectWriteConflicts, transact } from '../../server/src/platform/db/transact';
import { emit, workOne } from '../../server/src/platform/work';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { campaignByCode } from '../../server/seed/bank/campaigns';
import { scriptByCode } from '../../server/seed/bank/scripts';
import { staffByName } from '../../server/seed/bank/staff';
import { childrenOf, unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { staffClient } from './delegations.support';

jest.setTimeout(120_000);

type NewDelegation = Api['delegations.create']['body'];
type Node = Api['delegations.node']['data'];

let bank: Bank;
let headOffice: ApiClient;
let yunjiang: ApiClient;
let chengzhou: ApiClient;
let chengbei: ApiClient;
let shuyuan: ApiClient;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  headOffice = await staffClient(bank.url, '林若川');
  yunjiang = await staffClient(bank.url, '沈亦可');
  chengzhou = await staffClient(bank.url, '郭书宁');
  chengbei = await staffClient(bank.url, '何承泽');
  shuyuan = await staffClient(bank.url, '毛书雅');
});
afterAll(() => bank.stop());

const unitId = (code: string) => unitByCode(code).unitId;
const share = (code: string, target: number) => ({ childId: unitId(code), target });
const pension = campaignByCode('pension-season').campaignId;

test('a campaign that may be entrusted ends on the last day that customers can claim', async () => {
  const { campaigns } = await headOffice.call('campaigns.list', {});
  expect(campaigns.find(({ title }) => title === '装修季')?.endsOn).toBe('2026-12-08');
});
const draft = (over: Partial<NewDelegation> = {}): NewDelegation => ({
  title: '个人养老金开户',
  background: '2026 税年缴存到 12 月 31 日',
  campaignId: pension,
  audience: '30–59 岁、未开个人养老金账户',
  metric: 'pension_accounts',
  target: 500,
  scriptId: scriptByCode('S23').scriptId,
  endsOn: '2026-12-20',
  minutesPerCustomer: 12,
  allocations: [share('yunjiang', 240), share('chengzhou', 160), share('qinghe', 100)],
  ...over,
});

const create = (body: NewDelegation, key = randomUUID()) => headOffice.call('delegations.create', { body, idempotencyKey: key });
const nodeOf = (client: ApiClient, delegationId: string, unitCode: string) =>
  client.call('delegations.node', { params: { delegationId, unitId: unitId(unitCode) } });
const save = (client: ApiClient, node: Node, allocations: { childId: string; target: number }[], version = node.version) =>
  client.call('delegations.saveSplit', {
    params: { delegationId: node.delegation.delegationId, unitId: node.unitId },
    body: { basis: 'reachable', allocations },
    ifMatch: version,
  });
const release = (client: ApiClient, node: Node, version = node.version) =>
  client.call('delegations.release', { params: { delegationId: node.delegation.delegationId, unitId: node.unitId }, ifMatch: version });
/** The code of a refusal, or `accepted`: races are judged by counting both. */
const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

/** A delegation released by head office; every branch holds its part. */
async function released(over: Partial<NewDelegation> = {}): Promise<string> {
  const { delegationId } = await create(draft(over));
  await release(headOffice, await nodeOf(headOffice, delegationId, 'head-office'));
  return delegationId;
}

/** The same, split by its suggestions down to the RMs of 书院街. */
async function releasedToRms(over: Partial<NewDelegation> = {}): Promise<string> {
  const delegationId = await released(over);
  await release(yunjiang, await nodeOf(yunjiang, delegationId, 'yunjiang'));
  await release(chengbei, await nodeOf(chengbei, delegationId, 'chengbei'));
  await release(shuyuan, await nodeOf(shuyuan, delegationId, 'shuyuan-street'));
  return delegationId;
}

describe('creating a delegation', () => {
  it.each<[string, Partial<NewDelegation>]>([
    ['DELEGATION_METRIC_FORBIDDEN', { metric: 'deposit_balance' }],
    ['DELEGATION_DEADLINE_PAST', { endsOn: '2026-11-22' }],
    ['DELEGATION_CHILD_FOREIGN', { allocations: [share('chengbei', 500)] }],
    ['DELEGATION_CHILD_FOREIGN', { allocations: [share('yunjiang', 1), share('yunjiang', 2)] }],
    ['CAMPAIGN_UNKNOWN', { campaignId: 'cmp_none' }],
    ['SCRIPT_UNKNOWN', { scriptId: 'S99' }],
    ['REQUEST_INVALID', { target: 0 }],
    ['REQUEST_INVALID', { title: ' ' }],
  ])('is refused with %s for %j, and nothing is written', async (code, over) => {
    const before = (await headOffice.call('delegations.list', {})).delegations.length;
    expect(await refusalOf(create(draft(over)))).toBe(code);
    expect((await headOffice.call('delegations.list', {})).delegations).toHaveLength(before);
  });

  it('is refused to branches and RMs, and without a key', async () => {
    const rm = await staffClient(bank.url, '周可欣', 'workbench');
    for (const client of [yunjiang, chengbei, rm]) {
      expect(await refusalOf(client.call('delegations.create', { body: draft(), idempotencyKey: randomUUID() }))).toBe('ACCESS_DENIED');
    }
    expect(await refusalOf(headOffice.call('delegations.create', { body: draft() }))).toBe('REQUEST_KEY_MISSING');
  });

  it('with the same key twice at once makes one, and another body under the key is refused', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([create(draft(), key), create(draft(), key)]);
    expect(second).toEqual(first);
    expect(await refusalOf(create(draft({ target: 499 }), key))).toBe('REQUEST_KEY_REUSED');
  });

  it('shows nothing to a branch before head office has released it', async () => {
    const { delegationId } = await create(draft());
    expect(await refusalOf(yunjiang.call('delegations.board', { params: { delegationId } }))).toBe('DELEGATION_UNKNOWN');
    expect(await refusalOf(nodeOf(yunjiang, delegationId, 'yunjiang'))).toBe('DELEGATION_UNKNOWN');
    const { delegations } = await yunjiang.call('delegations.list', {});
    expect(delegations.map((one) => one.delegationId)).not.toContain(delegationId);
  });
});

describe('splitting a unit’s part', () => {
  it('beside or above is as unknown as not there, and the attempt is audited', async () => {
    const delegationId = await released();
    expect(await refusalOf(nodeOf(chengzhou, delegationId, 'yunjiang'))).toBe('DELEGATION_UNKNOWN');
    expect(await refusalOf(nodeOf(yunjiang, delegationId, 'head-office'))).toBe('DELEGATION_UNKNOWN');
    const refused = await AuditEntryModel.find({ subjects: `Delegation/${delegationId}`, outcome: 'refused' }).lean();
    expect(refused.map(({ actor, reason }) => [actor.id, reason])).toEqual([
      [staffByName('郭书宁').staffId, 'DELEGATION_UNKNOWN'],
      [staffByName('沈亦可').staffId, 'DELEGATION_UNKNOWN'],
    ]);
  });

  it('may be read but not split from above', async () => {
    const node = await nodeOf(headOffice, await released(), 'yunjiang');
    expect(node.canSplit).toBe(false);
    expect(await refusalOf(save(headOffice, node, []))).toBe('ACCESS_DENIED');
    expect(await refusalOf(release(headOffice, node))).toBe('ACCESS_DENIED');
  });

  it('is refused without a version, under a stale one, and for anyone but a direct child', async () => {
    const node = await nodeOf(yunjiang, await released(), 'yunjiang');
    const params = { delegationId: node.delegation.delegationId, unitId: node.unitId };
    const body = { basis: 'equal' as const, allocations: [] };
    expect(await refusalOf(yunjiang.call('delegations.saveSplit', { params, body }))).toBe('REQUEST_VERSION_MISSING');
    expect(await refusalOf(save(yunjiang, node, [], node.version + 1))).toBe('REQUEST_VERSION_STALE');
    expect(await refusalOf(save(yunjiang, node, [share('laocheng', 1)]))).toBe('DELEGATION_CHILD_FOREIGN');
    expect(await refusalOf(save(yunjiang, node, [share('shuyuan-street', 1)]))).toBe('DELEGATION_CHILD_FOREIGN');
  });

  it('by twenty hands at once under one version is written once', async () => {
    const node = await nodeOf(yunjiang, await released(), 'yunjiang');
    const saves = Array.from({ length: 20 }, (_, i) => refusalOf(save(yunjiang, node, [share('hedong', i), share('chengbei', 240 - i)])));
    const outcomes = await Promise.all(saves);
    expect(outcomes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'REQUEST_VERSION_STALE']));
    const after = await nodeOf(yunjiang, node.delegation.delegationId, 'yunjiang');
    expect([after.version, after.allocated]).toEqual([node.version + 1, 240]);
  });
});

describe('releasing a unit’s part', () => {
  it('is refused until it is fully given, neither less nor more', async () => {
    const { delegationId } = await create(draft({ allocations: [share('yunjiang', 240)] }));
    let node = await nodeOf(headOffice, delegationId, 'head-office');
    expect(await refusalOf(release(headOffice, node))).toBe('DELEGATION_NOT_FULLY_SPLIT');
    node = await save(headOffice, node, [share('yunjiang', 240), share('chengzhou', 261)]);
    expect(await refusalOf(release(headOffice, node))).toBe('DELEGATION_NOT_FULLY_SPLIT');
    node = await save(headOffice, node, [share('yunjiang', 240), share('chengzhou', 260)]);
    expect((await release(headOffice, node)).state).toBe('released');
  });

  it('twice at once happens once, and what is released is not split again', async () => {
    const { delegationId } = await create(draft());
    const node = await nodeOf(headOffice, delegationId, 'head-office');
    const outcomes = await Promise.all([refusalOf(release(headOffice, node)), refusalOf(release(headOffice, node))]);
    expect(outcomes.sort()).toEqual(['DELEGATION_STATE_CHANGED', 'accepted']);
    expect(await refusalOf(save(headOffice, node, [], node.version + 1))).toBe('DELEGATION_STATE_CHANGED');
  });

  it('opens the children’s parts with a suggestion that adds up, and nothing where nobody is licensed', async () => {
    const delegationId = await released();
    const node = await nodeOf(yunjiang, delegationId, 'yunjiang');
    expect([node.target, node.allocated, node.state, node.canSplit]).toEqual([240, 240, 'splitting', true]);
    const qinghe = await nodeOf(await staffClient(bank.url, '严秋实'), delegationId, 'qinghe');
    expect(qinghe.rows.map(({ name, target, note }) => [name, target, note])).toEqual([
      ['青禾营业部', 100, null],
      ['禾田支行', 0, '无养老金资质'],
    ]);
  });

  it('at an outlet opens one task for each RM with a target, and none for those on leave or without the licence', async () => {
    const delegationId = await releasedToRms();
    const gaoxin = await staffClient(bank.url, '熊宇航');
    const gaoxinNode = await nodeOf(gaoxin, delegationId, 'gaoxin-park');
    expect(gaoxinNode.rows.map(({ name, target, note }) => [name, target, note])).toEqual([
      ['彭雨辰', gaoxinNode.target, null],
      ['赵一鸣', 0, '休假，12-01 回'],
    ]);
    const shuyuanNode = await nodeOf(shuyuan, delegationId, 'shuyuan-street');
    expect(shuyuanNode.rows.find(({ name }) => name === '邓家乐')).toMatchObject({ target: 0, note: '无养老金资质' });
    const tasks = await TaskModel.find({ 'subject.id': delegationId }).lean();
    const given = shuyuanNode.rows.filter(({ target }) => target > 0);
    expect(tasks.map(({ staffId }) => staffId).sort()).toEqual(given.map(({ childId }) => childId).sort());
    expect(tasks.every(({ kind, state, personId }) => kind === 'delegation' && state === 'open' && personId === null)).toBe(true);
  });
});

/** Emits an outcome as the leads module does. */
async function tell(staffName: string, over: { first?: boolean; campaignId?: string | null } = {}): Promise<void> {
  const payload = {
    leadId: 'led_x',
    assignmentNo: 1,
    staffId: staffByName(staffName).staffId,
    personId: 'per_x',
    campaignId: pension,
    productLine: 'pension' as const,
    outcome: 'intent_follow' as const,
    first: true,
    at: '2026-11-22T06:40:00.000Z',
    ...over,
  };
  await transact(async () => {
    await emit(OutcomeRecorded, payload);
  });
}
async function contact(...told: Parameters<typeof tell>): Promise<void> {
  await tell(...told);
  await work();
}
async function work(): Promise<void> {
  while (await workOne('normal'));
}

describe('progress', () => {
  it('counts first contacts of the campaign at the leaf, each once, and every parent is the sum of its children', async () => {
    const delegationId = await releasedToRms();
    await contact('曹思敏');
    await contact('叶知秋');
    await contact('韩知远');
    await contact('曹思敏', { first: false });
    await contact('曹思敏', { campaignId: null });
    await contact('曹思敏', { campaignId: campaignByCode('renovation-season').campaignId });

    const board = await headOffice.call('delegations.board', { params: { delegationId } });
    expect(board.process).toMatchObject({ firstContactsToday: 3, firstContactsTotal: 3 });
    const today = new Map(board.rows.map((row) => [row.unitId, row.firstContactsToday]));
    expect([today.get(unitId('yunjiang')), today.get(unitId('chengzhou')), today.get(unitId('shuyuan-street'))]).toEqual([2, 1, 2]);
    for (const code of ['head-office', 'yunjiang', 'chengbei', 'laocheng']) {
      const children = childrenOf(code).map((child) => today.get(child.unitId) ?? 0);
      expect(today.get(unitId(code))).toBe(children.reduce((a, b) => a + b, 0));
    }
    const own = await chengzhou.call('delegations.board', { params: { delegationId } });
    expect(own.process.firstContactsToday).toBe(1);
    expect(own.rows.map(({ name }) => name)).toEqual([
      '澄州分行',
      '老城支行',
      '老城营业室',
      '钟楼网点',
      '湖西支行',
      '湖西营业室',
      '花园路网点',
    ]);
  });

  it('does not count for a delegation that is not released yet', async () => {
    const { delegationId } = await create(draft());
    await contact('曹思敏');
    expect((await headOffice.call('delegations.board', { params: { delegationId } })).process.firstContactsTotal).toBe(0);
  });

  it('counts each contact once while four workers meet and every third commit conflicts', async () => {
    const delegationId = await releasedToRms();
    let commits = 0;
    injectWriteConflicts(() => (commits += 1) % 3 === 0);
    try {
      for (const name of ['曹思敏', '叶知秋', '曹思敏', '韩知远', '曹思敏', '叶知秋']) await tell(name);
      await Promise.all([work(), work(), work(), work()]);
      await work();
    } finally {
      injectWriteConflicts(null);
    }
    expect((await headOffice.call('delegations.board', { params: { delegationId } })).process.firstContactsTotal).toBe(6);
  });
});
