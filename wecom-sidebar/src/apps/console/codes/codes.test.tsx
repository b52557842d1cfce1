import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { EntryCode } from '../../../features/entry-codes/entryCodes';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const AT = '2026-11-22T06:32:00.000Z';
const answer = (data: unknown) => ({ status: 200, body: { data } });

const code: EntryCode = {
  entryId: 'hjkmnpqrstuv',
  kind: 'outlet',
  kindWord: '网点码',
  title: '门口易拉宝',
  unitName: '滨江路网点',
  staffName: null,
  byName: '金晓舟',
  campaignTitle: null,
  link: 'http://bank.test/h5/#/pages/welfare/index?entry=hjkmnpqrstuv',
  active: true,
  stateText: '长期有效',
  createdAt: AT,
  opened: 65,
  enquired: 7,
  won: 2,
  canEnd: true,
  version: 3,
};

function bankWith(codes: EntryCode[], kinds: string[] = ['outlet', 'community']): FixtureBank {
  const bank = new FixtureBank();
  const units = [
    { unitId: 'yunjiang', name: '云江分行', isOutlet: false, campaignIds: ['cmp_1'] },
    { unitId: 'binjiang', name: '滨江路网点', isOutlet: true, campaignIds: [] },
  ];
  const campaigns = [{ campaignId: 'cmp_1', title: '装修季' }];
  const sums = { codes: codes.length, opened: 65, enquired: 7, won: 2 };
  bank.on('channels.list', () => answer({ now: AT, unitName: '云江分行', codes, more: codes.length > 0, sums, kinds, units, campaigns }));
  return bank;
}

describe('codes of a unit', () => {
  it('show what came of each, and the making names the only outlet there is by itself', async () => {
    const bank = bankWith([code]);
    const asked: unknown[] = [];
    bank.on('channels.create', ({ body }) => {
      asked.push(body);
      return answer({ entryId: 'x', link: 'y' });
    });
    renderConsole(bank, '/leads/codes');
    const row = (await screen.findByText('门口易拉宝', undefined, WAIT)).closest('tr')!;
    expect([...row.querySelectorAll('.num')].map(({ textContent }) => textContent)).toEqual(['65', '7', '2']);
    expect(screen.getByText(/只列最近建的 1 个/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '新建渠道码' }));
    fireEvent.change(await screen.findByRole('textbox', { name: '名称' }, WAIT), { target: { value: ' 大堂屏幕 ' } });
    fireEvent.change(screen.getByLabelText('有效至'), { target: { value: '2026-12-31' } });
    fireEvent.click(screen.getByRole('button', { name: /^建\s?好$/ }));
    await waitFor(() => expect(asked).toEqual([{ kind: 'outlet', unitId: 'binjiang', title: '大堂屏幕', endsOn: '2026-12-31' }]), WAIT);
  });

  it('are ended by a second press, and a stale page is told so', async () => {
    const bank = bankWith([code]);
    bank.on('channels.end', () => refused('REQUEST_VERSION_STALE'));
    renderConsole(bank, '/leads/codes');
    fireEvent.click(await screen.findByRole('button', { name: '停用门口易拉宝' }, WAIT));
    const sure = await screen.findByRole('tooltip', undefined, WAIT);
    fireEvent.click(within(sure).getByRole('button', { name: /^停\s?用$/ }));
    expect(await screen.findByText(/刚才有人改过这里/, undefined, WAIT)).toBeTruthy();
  });

  it('that nobody made yet say what they are for; who only looks is offered nothing to make', async () => {
    renderConsole(bankWith([], []), '/leads/codes');
    expect(await screen.findByText('还没有渠道码', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '新建渠道码' })).toBeNull();
  });

  it('that cannot be read can be asked for again', async () => {
    const bank = bankWith([code]);
    let down = true;
    const list = { now: AT, unitName: '云江分行', codes: [code], more: false, sums: { codes: 1, opened: 65, enquired: 7, won: 2 } };
    bank.on('channels.list', () => (down ? refused('REQUEST_NOT_FOUND') : answer({ ...list, kinds: [], units: [], campaigns: [] })));
    renderConsole(bank, '/leads/codes');
    const again = await screen.findByRole('button', { name: /重试/ }, WAIT);
    down = false;
    fireEvent.click(again);
    expect(await screen.findByText('门口易拉宝', undefined, WAIT)).toBeTruthy();
  });
});
