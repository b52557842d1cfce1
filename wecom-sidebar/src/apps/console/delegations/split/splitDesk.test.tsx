import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FixtureBank } from '../../testing/fixtureBank';
import { renderConsole } from '../../testing/renderConsole';

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(`${name} 我填`);
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const releaseButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^下发 \d+ 个网点…$/ });
const saveButton = () => screen.getByRole<HTMLButtonElement>('button', { name: '存草稿' });
const namesOf = (bank: FixtureBank) => bank.calls.map((call) => call.id);

async function openDesk(bank: FixtureBank) {
  renderConsole(bank, '/delegations/k1/nodes/chengbei');
  await screen.findByText('已分 112/112', undefined, { timeout: 5_000 });
}

/** A colleague moves four from 书院街 to 高新园 and saves. */
function colleagueSaves(bank: FixtureBank) {
  const node = bank.nodes.get('chengbei');
  if (!node) throw new Error('The bank has no such node');
  const targets: Record<string, number> = { 'chengbei-main': 54, shuyuan: 37, gaoxin: 21 };
  const rows = node.rows.map((row) => ({ ...row, target: targets[row.childId] ?? row.target }));
  bank.nodes.set('chengbei', { ...node, rows, version: node.version + 1 });
}

describe('the split desk', () => {
  it('refuses to release while something is left, and says how much', async () => {
    await openDesk(new FixtureBank());
    type('城北营业室', '50');
    expect(screen.getByText('已分 108/112')).toBeTruthy();
    expect(screen.getByText('还差 4')).toBeTruthy();
    expect(releaseButton().disabled).toBe(true);
  });

  it('refuses to release when more is given than there is', async () => {
    await openDesk(new FixtureBank());
    type('城北营业室', '60');
    expect(screen.getByText('超出 6')).toBeTruthy();
    expect(releaseButton().disabled).toBe(true);
  });

  it('does not release an emptied field as if it were filled', async () => {
    await openDesk(new FixtureBank());
    type('高新园网点', '');
    expect(screen.getByText('已分 95/112')).toBeTruthy();
    expect(releaseButton().disabled).toBe(true);
  });

  it('releases at n/n after one confirmation that has the number on its button', async () => {
    const bank = new FixtureBank();
    await openDesk(bank);
    fireEvent.click(releaseButton());
    const dialog = await screen.findByRole('dialog');
    expect(namesOf(bank)).not.toContain('delegations.release');
    fireEvent.click(within(dialog).getByRole('button', { name: '下发 3 个网点' }));
    await screen.findByText('执行中');
    expect(screen.queryByLabelText('城北营业室 我填')).toBeNull();
    expect(namesOf(bank)).not.toContain('delegations.saveSplit');
  });

  it('saves what was typed before it releases it', async () => {
    const bank = new FixtureBank();
    await openDesk(bank);
    type('城北营业室', '50');
    type('高新园网点', '21');
    fireEvent.click(releaseButton());
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '下发 3 个网点' }));
    await screen.findByText('执行中');
    const commands = namesOf(bank).filter((id) => id === 'delegations.saveSplit' || id === 'delegations.release');
    expect(commands).toEqual(['delegations.saveSplit', 'delegations.release']);
    expect(bank.nodes.get('chengbei')?.rows.map((row) => row.target)).toEqual([50, 41, 21]);
  });

  it('refills the fields by another basis, and every basis adds up', async () => {
    await openDesk(new FixtureBank());
    fireEvent.click(screen.getByRole('button', { name: '等额' }));
    expect(field('城北营业室').value).toBe('38');
    expect(screen.getByText('已分 112/112')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '按可承接人数' }));
    expect(field('高新园网点').value).toBe('25');
    expect(screen.getByText('已分 112/112')).toBeTruthy();
  });

  it('keeps what was typed when a colleague saved in between, and says what changed', async () => {
    const bank = new FixtureBank();
    await openDesk(bank);
    type('城北营业室', '58');
    type('书院街网点', '37');
    colleagueSaves(bank);
    fireEvent.click(saveButton());
    const alert = await screen.findByText('刚才有人改过这里，你填的还在。');
    expect(alert.parentElement?.textContent).toContain('书院街网点 41 → 37 户，高新园网点 17 → 21 户');
    expect(field('城北营业室').value).toBe('58');
    expect(releaseButton().disabled).toBe(true);

    fireEvent.click(screen.getByRole('button', { name: '保留我填的' }));
    expect(field('城北营业室').value).toBe('58');
    await waitFor(() => expect(saveButton().disabled).toBe(false));
    fireEvent.click(saveButton());
    await waitFor(() => expect(bank.nodes.get('chengbei')?.rows.map((row) => row.target)).toEqual([58, 37, 17]));
  });

  it('gives up what was typed only when asked to', async () => {
    const bank = new FixtureBank();
    await openDesk(bank);
    type('城北营业室', '58');
    colleagueSaves(bank);
    fireEvent.click(saveButton());
    await screen.findByText('刚才有人改过这里，你填的还在。');
    fireEvent.click(screen.getByRole('button', { name: '用最新的' }));
    expect(field('书院街网点').value).toBe('37');
    expect(field('城北营业室').value).toBe('54');
  });

  it('gives nothing to someone on leave and warns of an overload before it happens', async () => {
    renderConsole(new FixtureBank(), '/delegations/k1/nodes/gaoxin');
    await screen.findByText('已分 17/17', undefined, { timeout: 5_000 });
    expect(screen.queryByLabelText('赵一鸣 我填')).toBeNull();
    fireEvent.change(field('彭雨辰'), { target: { value: '17' } });
    expect(screen.getByText(/彭雨辰拆后 129%，超过 120%/)).toBeTruthy();
  });
});
