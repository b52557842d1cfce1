import { screen, waitFor, within } from '@testing-library/react';
import { FixtureBank, overview } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const processStrip = () => screen.findByRole('region', { name: '过程' }, { timeout: 5_000 });
const resultStrip = () => screen.getByRole('region', { name: '结果' });

describe('the overview', () => {
  it('never mixes process and results in one strip', async () => {
    renderConsole(new FixtureBank(), '/overview');
    await screen.findByText('412', undefined, { timeout: 5_000 });
    const process = await processStrip();
    expect(process.textContent).toContain('实时 14:32');
    expect(process.textContent).not.toMatch(/数据截至|净开户|预申请/);
    const results = resultStrip();
    expect(results.textContent).toContain('T+1 · 数据截至 11月21日 周六');
    expect(results.textContent).not.toMatch(/实时|留资|首次联系/);
  });

  it('tells every share with its denominator', async () => {
    renderConsole(new FixtureBank(), '/overview');
    await screen.findByText('412', undefined, { timeout: 5_000 });
    const process = await processStrip();
    for (const words of ['132 / 412', '118 / 132', '103 / 118']) expect(within(process).getByText(words)).toBeTruthy();
    expect(within(resultStrip()).getByText('完成 54%，271 / 500')).toBeTruthy();
  });

  it('lets a live figure rise while the results stay what the last file said', async () => {
    const bank = new FixtureBank();
    const { queryClient } = renderConsole(bank, '/overview');
    await screen.findByText('412', undefined, { timeout: 5_000 });
    const before = resultStrip().textContent;
    const byUnit = overview.process.byUnit.map((unit) => (unit.unitId === 'yunjiang' ? { ...unit, firstContacted: 58 } : unit));
    bank.overview = { ...overview, process: { ...overview.process, firstContacted: 104, byUnit } };
    await queryClient.invalidateQueries();
    await waitFor(() => expect(screen.getByText('104 / 118')).toBeTruthy());
    expect(screen.getByText('58 / 71')).toBeTruthy();
    expect(resultStrip().textContent).toBe(before);
  });

  it('says that a file was refused and keeps the earlier date', async () => {
    const bank = new FixtureBank();
    const refused = { fileName: 'results-2026-11-22.csv', reason: '合计 230 与明细 231 不符', at: '2026-11-22T22:40:00.000Z' };
    bank.overview = { ...overview, results: { ...overview.results, refused } };
    renderConsole(bank, '/overview');
    await screen.findByText(/合计 230 与明细 231 不符/, undefined, { timeout: 5_000 });
    expect(resultStrip().textContent).toContain('T+1 · 数据截至 11月21日 周六');
    expect(resultStrip().textContent).toContain('271');
  });

  it('says why there are no results before the first file', async () => {
    const bank = new FixtureBank();
    bank.overview = { ...overview, results: { asOf: null, arrivedAt: null, refused: null, items: [], byBranch: [] } };
    renderConsole(bank, '/overview');
    expect(await screen.findByText('T+1 · 还没有收到结果文件', undefined, { timeout: 5_000 })).toBeTruthy();
  });
});
