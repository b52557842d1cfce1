import { fireEvent, screen, within } from '@testing-library/react';
import { fairness } from '../testing/bankFairness';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

type Fairness = typeof fairness;
const WAIT = { timeout: 5_000 };

function bankWith(report: Partial<Fairness>): FixtureBank {
  const bank = new FixtureBank();
  bank.on('leads.fairness', () => ({ status: 200, body: { data: { ...fairness, ...report } } }));
  return bank;
}

async function openReport(bank = new FixtureBank(), address = '/leads/fairness?unit=sub_hedong') {
  const view = renderConsole(bank, address);
  await screen.findByText(/每位客户经理都能看到/, undefined, WAIT);
  return view;
}

describe('the fairness report', () => {
  it('shows one cell a person in the order of the bank, each told to whoever cannot see it', async () => {
    await openReport();
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['唐以宁', '宋清禾', '周可欣']);
    expect(screen.getByRole('img', { name: '周可欣 应得 3.5 条，已得 3 条，最多少分 0.8 条，在周二' })).toBeTruthy();
    expect(screen.getByRole('img', { name: '唐以宁 应得 3.5 条，已得 4 条，没有少分过' })).toBeTruthy();
    expect(screen.getByText('河东支行 · 3 人 · 11月16日–22日 · 实时 14:32')).toBeTruthy();
  });

  it('says the same in tables, and the address remembers the choice', async () => {
    const { router } = await openReport();
    fireEvent.click(screen.getByRole('button', { name: '表' }));
    expect(router.state.location.search).toBe('?unit=sub_hedong&view=table');
    const row = within(screen.getByRole('group', { name: '合计表' }))
      .getByText('周可欣')
      .closest('tr');
    expect([...(row?.cells ?? [])].map((cell) => cell.textContent)).toEqual([
      '周可欣',
      '滨江路网点',
      '3.50',
      '3',
      '0',
      '3',
      '0',
      '0.00',
      '0.50',
      '0.8（周二）',
    ]);
    const days = within(screen.getByRole('group', { name: '逐日表' }))
      .getByText('周可欣')
      .closest('tr');
    expect(days?.cells[5]?.textContent).toBe('2.50 / 2（0.50）');
  });

  it('tells what does not count, and why entitlements differ, without blaming anybody', async () => {
    await openReport();
    expect(screen.getByRole('heading', { name: '不占份额的 3 条' })).toBeTruthy();
    expect(screen.getByText('缺资质的 10 条不计份')).toBeTruthy();
    expect(screen.getByText('不在岗时的 3 条、当日已满后的 1 条不计份')).toBeTruthy();
    expect(screen.getByText('都在 ±1 条以内')).toBeTruthy();
  });

  it('asks the branch to look at the rules when somebody is two leads off, and names nobody', async () => {
    const people = fairness.people.map((person, index) => ({ ...person, lag: index === 0 ? 2.1 : person.lag }));
    await openReport(bankWith({ people, farOff: 1 }));
    const words = screen.getByText('差到 2 条').closest('p')?.textContent ?? '';
    expect(words).toContain('请分行看一看规则');
    expect(words).not.toContain('唐以宁');
  });

  it('of another week is asked for by the address', async () => {
    const bank = new FixtureBank();
    const asked: (string | null)[] = [];
    bank.on('leads.fairness', ({ query }) => {
      asked.push(query.get('week'));
      return { status: 200, body: { data: fairness } };
    });
    await openReport(bank, '/leads/fairness?week=2026-11-09');
    expect(asked).toEqual(['2026-11-09']);
  });

  it('says why a quiet week is empty, and offers the one before', async () => {
    const people = fairness.people.map((person) => ({ ...person, entitled: 0, given: 0 }));
    const { router } = await openReport(bankWith({ people }));
    fireEvent.click(screen.getByRole('button', { name: '看前一周' }));
    expect(router.state.location.search).toContain('week=2026-11-09');
  });

  it('offers a retry when it did not come', async () => {
    const bank = new FixtureBank();
    bank.on('leads.fairness', () => refused('ACCESS_DENIED'));
    renderConsole(bank, '/leads/fairness');
    expect(await screen.findByText('公平报告没有取到', undefined, WAIT)).toBeTruthy();
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });
});

describe('the way there', () => {
  it('stands over the queue and keeps the unit one acts for', async () => {
    renderConsole(new FixtureBank(), '/leads?unit=sub_hedong');
    const link = await screen.findByRole('link', { name: '公平报告' }, WAIT);
    expect(link.getAttribute('href')).toBe('/leads/fairness?unit=sub_hedong');
    expect(screen.queryByText(/差到 2 条/)).toBeNull();
  });

  it('carries a quiet count when somebody is two leads off', async () => {
    renderConsole(bankWith({ farOff: 2 }), '/leads');
    expect(await screen.findByText('差到 2 条 · 2 人', undefined, WAIT)).toBeTruthy();
  });
});
