import { fireEvent, screen, within } from '@testing-library/react';
import { FixtureBank } from '../../testing/fixtureBank';
import { renderConsole } from '../../testing/renderConsole';

async function openTree() {
  renderConsole(new FixtureBank(), '/delegations/k1');
  return screen.findByRole('table', undefined, { timeout: 5_000 });
}

describe('the board of a delegation', () => {
  it('keeps process and results in two strips', async () => {
    await openTree();
    expect(screen.getByRole('region', { name: '过程' }).textContent).not.toMatch(/T\+1|净开户/);
    expect(screen.getByRole('region', { name: '结果' }).textContent).not.toMatch(/实时|首次联系/);
  });

  it('shows results or process in the tree, never both', async () => {
    const table = await openTree();
    expect(within(table).getByText('净完成 / 目标')).toBeTruthy();
    expect(within(table).queryByText('今日首次联系')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '过程 实时' }));
    const live = screen.getByRole('table');
    expect(within(live).getByText('今日首次联系')).toBeTruthy();
    expect(within(live).queryByText('净完成 / 目标')).toBeNull();
  });

  it('turns amber only beyond fifteen points behind the time', async () => {
    await openTree();
    const bar = (label: string) => screen.getByRole('img', { name: `${label} 户，时间进度 60%` });
    expect(bar('完成 38 / 100').className).toContain('is-late');
    expect(bar('完成 78 / 160').className).not.toContain('is-late');
  });

  it('says that the first day has no figures yet, instead of a lag', async () => {
    const bank = new FixtureBank();
    bank.board = { ...bank.board, delegation: { ...bank.board.delegation, pacePercent: null } };
    renderConsole(bank, '/delegations/k1');
    const table = await screen.findByRole('table', undefined, { timeout: 5_000 });
    expect(within(screen.getByRole('region', { name: '结果' })).getByText('待首日数据')).toBeTruthy();
    expect(within(table).queryByText(/落后/)).toBeNull();
    expect(within(table).getByRole('img', { name: '完成 38 / 100 户' }).className).not.toContain('is-late');
  });

  it('folds a branch with everything under it', async () => {
    const table = await openTree();
    fireEvent.click(screen.getByRole('button', { name: '收起云江分行' }));
    expect(within(table).queryByText('滨江路网点')).toBeNull();
    expect(within(table).getByText('澄州分行')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '展开云江分行' }));
    expect(within(table).getByText('滨江路网点')).toBeTruthy();
  });
});
