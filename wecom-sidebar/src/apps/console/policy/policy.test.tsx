import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { applyDelta } from '@yinqiao/shared/domain';
import { approval, branchPolicy, policy, policyVersion } from '../testing/bankPolicies';
import { runningSimulation, simulationRows } from '../testing/bankSimulations';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const ok = (data: unknown) => ({ status: 200, body: { data } });

/** A bank that keeps drafts the way the real one does. */
class PolicyBank extends FixtureBank {
  shown: Data<'policies.show'>;
  constructor(shown = policy) {
    super();
    this.shown = shown;
    this.on('policies.show', () => ok(this.shown));
    this.on('policies.begin', () => ok({ versionId: 'pol_new', version: 1, state: 'draft' }));
    this.on('policies.save', ({ params, body, version }) =>
      this.kept(params['versionId'] ?? '', body as Api['policies.save']['body'], version),
    );
  }

  private kept(versionId: string, body: Api['policies.save']['body'], version: number | null) {
    if (this.shown.draft && version !== this.shown.draft.version) return refused('REQUEST_VERSION_STALE');
    const draft = {
      ...policy.draft!,
      ...this.shown.draft,
      versionId,
      version: (version ?? 0) + 1,
      ...('rules' in body ? { rules: body.rules } : { delta: body.delta }),
    };
    this.shown = { ...this.shown, draft };
    return ok({ versionId, version: draft.version, state: 'draft', savedAt: policy.now });
  }

  get saves() {
    return this.calls
      .filter(({ id }) => id === 'policies.save')
      .map(({ body }) => body as { rules: Data<'policies.show'>['inForce']['rules'] });
  }
}

async function open(bank: FixtureBank = new PolicyBank(), address = '/leads/policy') {
  const view = renderConsole(bank, address);
  await screen.findByRole('list', { name: '分配规则，从上到下' }, WAIT);
  return view;
}

const rungs = () => [...document.querySelectorAll('.rule-name')].map((name) => name.textContent);
const diffLines = () => [...document.querySelectorAll('.diff-list li')].map((line) => line.textContent);

describe('the distribution policy at head office', () => {
  it('shows the ladder of the draft, what each rung was, and the difference from what is in force', async () => {
    await open();
    expect(rungs().slice(0, 5)).toEqual(['红线', '撞单合并', '经办优先', '管户在岗', '有效好友']);
    expect(screen.getByText('总行 · 现行 V12，11月1日起 · 林若川、梁知行双人签发')).toBeTruthy();
    expect(diffLines()).toEqual([
      '第 3 条 管户在岗总资产 ≥ 5 万元 20 万元',
      '第 4 条 有效好友发言或通话 90 天 60 天',
      '第 13 条 公海抢单每日抢单 3 单 2 单',
    ]);
    expect(screen.getByRole<HTMLButtonElement>('switch', { name: '红线，开' }).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('switch', { name: '资质，开' }).disabled).toBe(true);
  });

  it('keeps what is typed by itself, and a figure set back is no difference any more', async () => {
    const bank = new PolicyBank();
    await open(bank);
    fireEvent.change(screen.getByRole('spinbutton', { name: '有效好友 发言或通话' }), { target: { value: '90' } });
    await waitFor(() => expect(bank.saves).toHaveLength(1), WAIT);
    expect(bank.saves[0]?.rules.rungs[4]).toMatchObject({ id: 'friend', params: { days: 90 } });
    await screen.findByText(/改动 2 处 · 已存/, undefined, WAIT);
    expect(diffLines()).toHaveLength(2);
  });

  it('moves a rung by key, and says why an order makes no sense instead of making it', async () => {
    const bank = new PolicyBank();
    await open(bank);
    fireEvent.keyDown(screen.getByRole('button', { name: /^移动第 4 条 有效好友/ }), { key: 'ArrowUp' });
    expect(rungs().slice(3, 5)).toEqual(['有效好友', '管户在岗']);
    fireEvent.keyDown(screen.getByRole('button', { name: /^移动第 13 条 公海抢单/ }), { key: 'ArrowUp' });
    expect(screen.getByText('公平份额要在远程坐席之前，远程坐席要在公海抢单之前。')).toBeTruthy();
    expect(rungs().at(-1)).toBe('公海抢单');
    await waitFor(() => expect(bank.saves).toHaveLength(1), WAIT);
  });

  it('does not keep what makes no sense, and says what is to be mended', async () => {
    const bank = new PolicyBank();
    await open(bank);
    fireEvent.click(screen.getByRole('switch', { name: '公平份额，开' }));
    fireEvent.click(screen.getByRole('switch', { name: '公海抢单，开' }));
    expect(await screen.findByText('公平份额和公海抢单至少开一条，否则线索没有去处。')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '送双人复核' }).disabled).toBe(true);
  });

  it('a colleague who saved meanwhile is told, and what was typed stays until one decides', async () => {
    const bank = new PolicyBank();
    await open(bank);
    bank.shown = { ...bank.shown, draft: { ...bank.shown.draft!, version: 9 } };
    fireEvent.change(screen.getByRole('spinbutton', { name: '公海抢单 每日抢单' }), { target: { value: '1' } });
    await screen.findByText('刚才有人改过这份草稿，你改的还在。', undefined, WAIT);
    expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: '公海抢单 每日抢单' }).value).toBe('1');
    fireEvent.click(screen.getByRole('button', { name: '保留我改的' }));
    await waitFor(() => expect(bank.shown.draft?.version).toBe(10), WAIT);
  });

  it('sends it to a second person for a time, with the number of changes on the button', async () => {
    const bank = new PolicyBank();
    bank.on('policies.submit', () => ok({ versionId: 'pol_v13', version: 5, state: 'submitted' }));
    await open(bank);
    fireEvent.click(screen.getByRole('button', { name: '送双人复核' }));
    fireEvent.click(await screen.findByRole('button', { name: '指定时间' }));
    fireEvent.click(screen.getByRole('button', { name: '送复核，改动 3 处' }));
    await waitFor(
      () => expect(bank.calls.find(({ id }) => id === 'policies.submit')?.body).toEqual({ effectiveAt: '2026-11-22T16:00:00.000Z' }),
      WAIT,
    );
  });

  it('puts the draft away and offers to take it up again', async () => {
    const bank = new PolicyBank();
    bank.on('policies.discard', () => {
      bank.shown = { ...bank.shown, draft: null };
      return ok({ versionId: 'pol_v13', version: 5, state: 'discarded' });
    });
    bank.on('policies.restore', () => ok({ versionId: 'pol_v13', version: 6, state: 'draft' }));
    await open(bank);
    fireEvent.click(screen.getByRole('button', { name: '放弃修改' }));
    await screen.findByText('没有差异。', undefined, WAIT);
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(bank.calls.some(({ id }) => id === 'policies.restore')).toBe(true), WAIT);
  });

  it('a rule of its own is put where it is wanted and begins by saying what it falls back on', async () => {
    const bank = new PolicyBank();
    await open(bank);
    fireEvent.click(screen.getByRole('button', { name: '新增规则' }));
    const dialog = await screen.findByRole('dialog', undefined, WAIT);
    expect(within(dialog).getByText(/就接着走下面的规则/)).toBeTruthy();
    fireEvent.change(within(dialog).getByRole('textbox', { name: '名称' }), { target: { value: '代发客户' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '工作日' }));
    fireEvent.click(within(dialog).getByRole('button', { name: '加入草稿' }));
    expect(rungs().slice(9, 11)).toEqual(['客户层级', '代发客户']);
    expect(screen.getAllByText('工作日 → 管户优先')).toHaveLength(2);
    await waitFor(() => expect(bank.saves).toHaveLength(1), WAIT);
    expect(bank.saves[0]?.rules.rungs[10]).toMatchObject({ kind: 'custom', params: { name: '代发客户', when: { days: 'working' } } });
  });

  it('a fault shows what was not obtained, and a way on', async () => {
    const bank = new FixtureBank();
    bank.on('policies.show', () => refused('ACCESS_DENIED'));
    renderConsole(bank, '/leads/policy');
    expect(await screen.findByText('分配规则没有取到', undefined, WAIT)).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });
});

describe('the distribution policy of a branch', () => {
  it('shows what is locked above, lets only the rest be set, and tells what no longer holds', async () => {
    await open(new PolicyBank(branchPolicy), '/leads/policy?unit=yunjiang');
    expect(screen.getAllByText('总行锁定').length).toBeGreaterThan(3);
    expect(screen.queryByRole('button', { name: /^移动/ })).toBeNull();
    expect(screen.queryByRole('spinbutton', { name: '管户在岗 在岗' })).toBeNull();
    expect(screen.getByText('本机构有 1 处改动已按上级规则执行：')).toBeTruthy();
    expect(screen.getAllByText(/有效好友：发言或通话 200 天，超出可调范围/).length).toBeGreaterThan(0);
  });

  it('begins a draft with the first change and says only what differs', async () => {
    const bank = new PolicyBank({ ...branchPolicy, inForce: { ...branchPolicy.inForce, delta: null, fallen: [] } });
    await open(bank, '/leads/policy?unit=yunjiang');
    fireEvent.change(screen.getByRole('spinbutton', { name: '有效好友 发言或通话' }), { target: { value: '120' } });
    await waitFor(() => expect(bank.saves).toHaveLength(1), WAIT);
    expect(bank.calls.filter(({ id }) => id.startsWith('policies.') && id !== 'policies.show').map(({ id, body }) => [id, body])).toEqual([
      ['policies.begin', { unitId: 'yunjiang' }],
      ['policies.save', { delta: { changes: [{ rungId: 'friend', params: { days: 120 } }], additions: [] } }],
    ]);
  });

  it('moves its own rules by key, and none of them above what is locked', async () => {
    const rule = (id: string, name: string) => ({
      after: 'tier',
      rung: {
        ...{ id, kind: 'custom' as const, on: true, lock: 'locked' as const, bounds: {} },
        params: { name, when: { segments: ['renovation_white_list'] }, strategy: { kind: 'open_pool' as const } },
      },
    });
    const delta = { changes: [], additions: [rule('own_a', '装修客群'), rule('own_b', '代发客群')] };
    const rules = applyDelta(branchPolicy.inherited!.rules, delta).rules as (typeof branchPolicy)['inForce']['rules'];
    const bank = new PolicyBank({ ...branchPolicy, inForce: { ...branchPolicy.inForce, rules, delta, fallen: [] } });
    await open(bank, '/leads/policy?unit=yunjiang');
    const press = (name: RegExp, key: string) => fireEvent.keyDown(screen.getByRole('button', { name }), { key });
    press(/^移动第 \d+ 条 装修客群/, 'ArrowDown');
    expect(rungs().slice(9, 13)).toEqual(['客户层级', '代发客群', '装修客群', '网点就近']);
    press(/^移动第 \d+ 条 代发客群/, 'ArrowUp');
    expect(screen.getByText(/^本机构的规则不能排在锁定的规则之上/)).toBeTruthy();
    press(/^移动第 \d+ 条 装修客群/, 'ArrowDown');
    expect(rungs().slice(9, 13)).toEqual(['客户层级', '代发客群', '网点就近', '装修客群']);
    await waitFor(() => expect(bank.saves).toHaveLength(1), WAIT);
    const sent = bank.calls.findLast(({ id }) => id === 'policies.save')!.body as { delta: typeof delta };
    expect(sent.delta.additions.map(({ after, rung }) => [after, rung.id])).toEqual([
      ['tier', 'own_b'],
      ['nearest', 'own_a'],
    ]);
  });

  it('is only read by who does not write its rules', async () => {
    await open(new PolicyBank({ ...policy, canEdit: false }));
    expect(screen.queryByRole('spinbutton')).toBeNull();
    expect(screen.queryByRole('button', { name: '送双人复核' })).toBeNull();
    expect(screen.queryByRole('button', { name: '新增规则' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: '个人养老金的热度' })).toBeNull();
  });
});

describe('the second person', () => {
  const decided: Api['approvals.decide']['body'][] = [];
  function bankWith(version: Partial<typeof policyVersion>): FixtureBank {
    const bank = new FixtureBank();
    decided.length = 0;
    bank.on('policies.version', () => ok({ ...policyVersion, ...version }));
    bank.on('approvals.decide', ({ body }) => {
      decided.push(body as Api['approvals.decide']['body']);
      return ok({ ...approval, state: 'approved', canDecide: false });
    });
    return bank;
  }

  it('reads the difference and approves', async () => {
    await open(bankWith({}), '/leads/policy/pol_v13');
    expect(diffLines()).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: '通过' }));
    await waitFor(() => expect(decided).toEqual([{ decision: 'approved' }]), WAIT);
  });

  it('sends back only with a reason', async () => {
    await open(bankWith({}), '/leads/policy/pol_v13');
    fireEvent.click(screen.getByRole('button', { name: '退回…' }));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '退回' }).disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: '退回理由' }), { target: { value: '先试跑' } });
    fireEvent.click(screen.getByRole('button', { name: '退回' }));
    await waitFor(() => expect(decided).toEqual([{ decision: 'rejected', note: '先试跑' }]), WAIT);
  });

  it('has no buttons on the own request, but may take it back', async () => {
    const bank = bankWith({ approval: { ...approval, own: true, canDecide: false } });
    await open(bank, '/leads/policy/pol_v13');
    expect(screen.getByText('自己提交的，等另一位同事复核。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '通过' })).toBeNull();
    expect(screen.getByRole('button', { name: '撤回修改' })).toBeTruthy();
  });

  it('an older version comes back in one click', async () => {
    const version = { ...policyVersion.version, versionId: 'pol_v11', name: 'V11', state: 'replaced' as const, stateWord: '已替换' };
    const bank = bankWith({ version, approval: null, canRollBack: true });
    bank.on('policies.rollBack', () => ok({ versionId: 'pol_v14', version: 1, state: 'submitted', number: 14 }));
    await open(bank, '/leads/policy/pol_v11');
    fireEvent.click(screen.getByRole('button', { name: '回滚到 V11，送双人复核' }));
    expect(await screen.findByText('V14（同 V11）已送复核', undefined, WAIT)).toBeTruthy();
  });
});

describe('the dry run of a draft', () => {
  it('stands beside the draft: what it would move, by which rung, and some of those it would move', async () => {
    await open();
    const card = await screen.findByRole('region', { name: '试跑' }, WAIT);
    expect(await within(card).findByText('10月23日–11月21日 · 重放 42 条', undefined, WAIT)).toBeTruthy();
    expect(card.textContent).toContain('换了依据10 条23.8%10 / 42');
    expect(within(card).getByRole('rowheader', { name: '管户在岗' }).closest('tr')?.textContent).toBe('管户在岗20 → 10−10');
    expect(card.textContent).toContain('额度用满的人日37 → 29');
    expect(screen.getByRole('region', { name: '会换人的样本' }).textContent).toContain('陈**');
  });

  it('is begun for the past month against what is in force, once what is typed is kept', async () => {
    const bank = new PolicyBank();
    bank.on('leads.simulations', () => ok(simulationRows()));
    bank.on('leads.simulate', () => ok(runningSimulation));
    await open(bank);
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: '试跑近 30 天' }, WAIT);
    fireEvent.click(button);
    await waitFor(() => expect(bank.calls.some(({ id }) => id === 'leads.simulate')).toBe(true), WAIT);
    expect(bank.calls.find(({ id }) => id === 'leads.simulate')?.body).toEqual({
      unitId: 'hq',
      load: { kind: 'history', days: 30 },
      policies: ['in_force', 'pol_v13'],
    });
    fireEvent.change(screen.getByRole('spinbutton', { name: '有效好友 发言或通话' }), { target: { value: '90' } });
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '试跑近 30 天' }).disabled).toBe(true), WAIT);
  });
});
