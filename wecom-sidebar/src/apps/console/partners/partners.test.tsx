import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { PartnerDetail } from '../../../features/leads-console/partners';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const AT = '2026-11-22T06:32:00.000Z';
const answer = (data: unknown) => ({ status: 200, body: { data } });

const row = { partnerId: 'ptn_1', name: '手机银行', unitName: '总行', lines: ['个人养老金'], active: true, lastCallAt: null, version: 3 };
const detail = (over: Partial<PartnerDetail> = {}): PartnerDetail => ({
  ...row,
  createdText: '林若川 11月20日 14:32 开通',
  secretSince: AT,
  formerUntil: null,
  can: { manage: true },
  calls: [
    { callId: 'pcl_2', at: AT, outcomeText: '部分未收', ok: true, rows: 9, taken: 7, known: 1, refused: 1 },
    { callId: 'pcl_1', at: AT, outcomeText: '请求时间与服务器相差超过 5 分钟。', ok: false, rows: 0, taken: 0, known: 0, refused: 0 },
  ],
  ...over,
});

function bankWith(partners: unknown[], mayManage = true): FixtureBank {
  const bank = new FixtureBank();
  const lines = [{ productLine: 'pension', name: '个人养老金' }];
  bank.on('partners.list', () => answer({ now: AT, mayManage, partners, lines }));
  bank.on('partners.read', () => answer(detail()));
  return bank;
}

describe('clients of the open interface', () => {
  it('are opened with a name and their lines, and the secret is shown until it is said to be kept', async () => {
    const bank = bankWith([]);
    const asked: unknown[] = [];
    bank.on('partners.create', ({ body }) => {
      asked.push(body);
      return answer({ partnerId: 'ptn_1', secret: 'only-once', version: 1 });
    });
    const { router } = renderConsole(bank, '/leads/partners');
    fireEvent.click(await screen.findByRole('button', { name: '新开客户端' }, WAIT));
    fireEvent.change(await screen.findByRole('textbox', { name: '名称' }, WAIT), { target: { value: '手机银行' } });
    fireEvent.click(screen.getByRole('checkbox', { name: '个人养老金' }));
    fireEvent.click(screen.getByRole('button', { name: /^开\s?通$/ }));
    expect(await screen.findByText('only-once', undefined, WAIT)).toBeTruthy();
    expect(asked).toEqual([{ name: '手机银行', productLines: ['pension'] }]);
    fireEvent.keyDown(screen.getByText('only-once'), { key: 'Escape' });
    expect(screen.getByText('only-once')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已经保存好' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/leads/partners/ptn_1'), WAIT);
  });

  it('show how their calls ended; a stale page is told so and changes nothing', async () => {
    const bank = bankWith([row]);
    bank.on('partners.setActive', () => refused('REQUEST_VERSION_STALE'));
    renderConsole(bank, '/leads/partners/ptn_1');
    expect(await screen.findByText('部分未收', undefined, WAIT)).toBeTruthy();
    expect(screen.getByText('请求时间与服务器相差超过 5 分钟。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '停用…' }));
    fireEvent.click(await screen.findByRole('button', { name: /^停\s?用$/ }, WAIT));
    expect(await screen.findByText(/刚才有人改过这里/, undefined, WAIT)).toBeTruthy();
  });

  it('are not managed by who only looks', async () => {
    const bank = bankWith([row], false);
    bank.on('partners.read', () => answer(detail({ can: { manage: false }, calls: [] })));
    renderConsole(bank, '/leads/partners/ptn_1');
    expect(await screen.findByText('还没有调用', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '停用…' })).toBeNull();
  });
});
