import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { SimulationAsked } from '../../../features/leads-console/simulations';
import { runningSimulation, simulation, simulationRows } from '../testing/bankSimulations';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';
import { changeWords, loadWords, minutesWords } from './simulatorWords';

const WAIT = { timeout: 5_000 };
const ok = (data: unknown) => ({ status: 200, body: { data } });

/** A bank in which simulations are begun and ended the way the real one does. */
class SimulatorBank extends FixtureBank {
  constructor(public shown: typeof simulation | null = simulation) {
    super();
    this.on('leads.simulations', () => ok(this.shown ? simulationRows(this.shown) : simulationRows()));
    this.on('leads.simulation', () => (this.shown ? ok(this.shown) : refused('SIMULATION_UNKNOWN')));
    this.on('leads.simulate', () => ok((this.shown = runningSimulation)));
    this.on('leads.cancelSimulation', () =>
      ok((this.shown = { ...runningSimulation, state: 'cancelled', stateWord: '已取消', progress: null, canCancel: false })),
    );
  }

  get asked() {
    return this.calls.filter(({ id }) => id === 'leads.simulate').map(({ body }) => body as SimulationAsked);
  }
}

async function open(bank: FixtureBank = new SimulatorBank(), address = '/leads/simulator') {
  const view = renderConsole(bank, address);
  await screen.findByRole('button', { name: '开始模拟' }, WAIT);
  return view;
}
const cellsOf = (row: Element | null) => [...(row?.querySelectorAll('th, td') ?? [])].map((cell) => cell.textContent);

describe('the simulator', () => {
  it('tells what another policy would have moved, by which rung, for whom, and how long people would have waited', async () => {
    await open();
    expect(await screen.findByText('V12 → V13', { selector: 'h2' }, WAIT)).toBeTruthy();
    expect(screen.getByText('总行 · 10月23日–11月21日 · 重放 42 条')).toBeTruthy();
    expect(document.querySelector('.moved-tiles')?.textContent).toContain('换了依据10 条23.8%10 / 42');
    expect(screen.getByText(/换人的 12 条里，8 条是依据变了/)).toBeTruthy();
    const owner = screen.getByRole('rowheader', { name: '管户在岗' }).closest('tr');
    expect(cellsOf(owner)).toEqual(['管户在岗', '', '20 → 10', '−10']);
    const wait = screen.getByRole('rowheader', { name: '分到前等待，中位' }).closest('tr');
    expect(cellsOf(wait)).toEqual(['分到前等待，中位', '41 分', '36 分', '−5 分']);
    const person = screen.getByRole('rowheader', { name: '周可欣' }).closest('tr');
    expect(cellsOf(person)).toEqual(['周可欣', '', '25 → 21', '−4']);
    expect(screen.getByRole('img', { name: /^V12 即时 24%，一小时内 43%/ })).toBeTruthy();
    expect(screen.getByText('陈**').closest('li')?.textContent).toContain('管户在岗 周可欣 → 公平份额 宋清禾');
  });

  it('says the same in tables, and the address remembers the choice', async () => {
    const { router } = await open();
    fireEvent.click(await screen.findByRole('button', { name: '表' }));
    expect(router.state.location.search).toBe('?view=table');
    const row = within(await screen.findByRole('group', { name: '每人表' }, WAIT))
      .getByText('周可欣')
      .closest('tr');
    expect(cellsOf(row)).toEqual(['周可欣', '滨江路网点', '25 → 21', '25.0 → 21.0', '25 → 21', '0.50 → 0.50', '4 → 4', '0 → 0']);
    expect(within(screen.getByRole('group', { name: '等待表' })).getByText('10（23.8%）')).toBeTruthy();
  });

  it('begins one on made-up leads with the draft, shows how far it is, and ends it on request', async () => {
    const bank = new SimulatorBank(null);
    const { router } = await open(bank);
    expect(screen.getByText('还没有试过')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '合成负荷' }));
    fireEvent.change(screen.getByRole('spinbutton', { name: '每天（条）' }), { target: { value: '500' } });
    fireEvent.click(screen.getByRole('button', { name: '开始模拟' }));
    await waitFor(() => expect(router.state.location.search).toBe('?run=sim_1'), WAIT);
    expect(bank.asked).toEqual([
      {
        unitId: 'hq',
        load: {
          kind: 'synthetic',
          days: 14,
          leadsPerDay: 500,
          mix: { renovation_loan: 3, pension: 3, wealth: 2, fund: 1, general: 1 },
          seed: '1',
        },
        policies: ['in_force', 'pol_v13'],
      },
    ]);
    expect(await screen.findByText(/1,000 \/ 4,318 条/, undefined, WAIT)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '取消模拟' }));
    expect(await screen.findByText('这次模拟已取消，没有结果。', undefined, WAIT)).toBeTruthy();
  });

  it('a second one at the same time is refused in words, and what was chosen stays', async () => {
    const bank = new SimulatorBank();
    bank.on('leads.simulate', () => refused('SIMULATION_RUNNING'));
    await open(bank);
    fireEvent.change(screen.getByLabelText(/近几天/), { target: { value: '45' } });
    fireEvent.click(screen.getByRole('button', { name: '开始模拟' }));
    expect((await screen.findByRole('alert', undefined, WAIT)).textContent).toContain('你有一次模拟还在进行');
    expect(screen.getByLabelText<HTMLInputElement>(/近几天/).value).toBe('45');
  });

  it('figures of a draft that was written since are said to be old', async () => {
    const [before, after] = simulation.policies;
    await open(new SimulatorBank({ ...simulation, policies: [before, { ...after, changedSince: true }] }));
    expect(await screen.findByText(/模拟之后又改过/, undefined, WAIT)).toBeTruthy();
  });

  it('a time without leads says so, and what else to try', async () => {
    await open(new SimulatorBank({ ...simulation, result: { ...simulation.result!, leads: 0 } }));
    expect(await screen.findByText('这段时间没有线索', undefined, WAIT)).toBeTruthy();
  });

  it('whoever writes no rules is told whose page it is; another fault offers a retry', async () => {
    const bank = new FixtureBank();
    bank.on('leads.simulations', () => refused('ACCESS_DENIED'));
    const view = renderConsole(bank, '/leads/simulator');
    expect(await screen.findByText('模拟由维护规则的同事使用', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '开始模拟' })).toBeNull();
    view.unmount();
    bank.on('leads.simulations', () => refused('REQUEST_NOT_FOUND'));
    renderConsole(bank, '/leads/simulator');
    expect(await screen.findByRole('button', { name: '重试' }, WAIT)).toBeTruthy();
  });
});

test('minutes of opening time, changes and loads in words', () => {
  expect([0, 35, 150, 480, 600, null].map(minutesWords)).toEqual(['0 分', '35 分', '2.5 小时', '1 个工作日', '1.3 个工作日', '—']);
  expect([changeWords(1_126, 894), changeWords(521, 560), changeWords(4, 4)]).toEqual(['−232', '+39', '不变']);
  const load = { kind: 'synthetic' as const, days: 3, leadsPerDay: 1_000, mix: { pension: 1, general: 0 }, seed: 'a' };
  expect(loadWords({ load })).toBe('合成 3 天，每天 1,000 条，全是个人养老金');
});
