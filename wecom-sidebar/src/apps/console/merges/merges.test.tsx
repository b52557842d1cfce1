import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { MergeDetail } from '../../../features/leads-console/merges';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const answer = (data: unknown) => ({ status: 200, body: { data, page: { nextCursor: null } } });
const AT = '2026-11-22T06:32:00.000Z';

const row = {
  mergeId: 'mrg_1',
  state: 'open' as const,
  stateWord: '待合并',
  tone: 'warn' as const,
  people: [
    { maskedName: '林**', maskedPhone: '107****2071', outletName: '滨江路网点' },
    { maskedName: '微信用户', maskedPhone: '', outletName: '河东营业部' },
  ],
  groundsText: '微信账号相同',
  openedAt: AT,
};

const side = (stays: boolean): MergeDetail['sides'][number] => ({
  maskedName: stays ? '林**' : '微信用户',
  maskedPhone: stays ? '107****2071' : '未留手机号',
  whoText: '大众',
  outletName: '滨江路网点',
  ownerText: '无',
  sinceText: '2021年6月3日 起',
  knownBy: ['微信小程序'],
  leads: stays ? [{ title: '个人养老金', stateWord: '已接受', tone: 'good', staffName: '周可欣', askedAt: AT }] : [],
  coupons: 0,
  consents: [],
  stays,
});

const detail = (over: Partial<MergeDetail> = {}): MergeDetail => ({
  ...row,
  version: 3,
  sides: [side(true), side(false)],
  grounds: [{ text: '微信账号相同', at: AT, note: null }],
  effects: ['保留林**（107****2071），另一位的微信、手机号以后都到这里'],
  steps: [],
  can: { merge: true, undo: false, dismiss: true },
  ...over,
});

const listed = (merges: unknown[], mayPropose = true) =>
  answer({ now: AT, counts: { open: merges.length, merged: 0, closed: 0 }, mayPropose, merges });

function bankWith(one: MergeDetail): FixtureBank {
  const bank = new FixtureBank();
  bank.on('merges.list', () => listed([row]));
  bank.on('merges.read', () => answer(one));
  return bank;
}

describe('pairs who seem to be one person', () => {
  it('are listed with both sides and the ground, and open side by side', async () => {
    const { router } = renderConsole(bankWith(detail()), '/leads/merges');
    fireEvent.click(await screen.findByRole('link', { name: '林** 与 微信用户' }, WAIT));
    await waitFor(() => expect(router.state.location.pathname).toBe('/leads/merges/mrg_1'));
    expect(await screen.findByRole('region', { name: '保留' }, WAIT)).toBeTruthy();
    expect(screen.getByRole('region', { name: '并入' })).toBeTruthy();
    expect(screen.getByText('保留林**（107****2071），另一位的微信、手机号以后都到这里')).toBeTruthy();
  });

  it('are merged with a reason only, under the version that was looked at', async () => {
    const bank = bankWith(detail());
    const asked: unknown[] = [];
    bank.on('merges.merge', ({ body, version }) => {
      asked.push([body, version]);
      return answer({ mergeId: 'mrg_1', state: 'merged', version: 4 });
    });
    renderConsole(bank, '/leads/merges/mrg_1');
    fireEvent.click(await screen.findByRole('button', { name: '合并为一人…' }, WAIT));
    const send = await screen.findByRole('button', { name: /^合\s?并$/ }, WAIT);
    expect(send.hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: '理由' }), { target: { value: '核对过身份证' } });
    fireEvent.click(send);
    await waitFor(() => expect(asked).toEqual([[{ reason: '核对过身份证' }, 3]]), WAIT);
  });

  it('say so when a colleague was quicker, and keep what was typed', async () => {
    const bank = bankWith(detail());
    bank.on('merges.dismiss', () => refused('MERGE_STATE_CHANGED'));
    renderConsole(bank, '/leads/merges/mrg_1');
    fireEvent.click(await screen.findByRole('button', { name: '不是同一人…' }, WAIT));
    fireEvent.change(await screen.findByRole('textbox', { name: '理由' }, WAIT), { target: { value: '夫妻共用' } });
    fireEvent.click(screen.getByRole('button', { name: '不合并' }));
    expect(await screen.findByText(/这一对刚被处理过/, undefined, WAIT)).toBeTruthy();
    expect(screen.getByDisplayValue('夫妻共用')).toBeTruthy();
  });

  it('offer no button to whoever only looks, and are explained where there are none', async () => {
    renderConsole(bankWith(detail({ can: { merge: false, undo: false, dismiss: false } })), '/leads/merges/mrg_1');
    expect(await screen.findByText('由分行私域岗或总行决定。', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '合并为一人…' })).toBeNull();
    const empty = new FixtureBank();
    empty.on('merges.list', () => listed([], false));
    renderConsole(empty, '/leads/merges');
    expect(await screen.findByText('没有待合并的客户', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '提出合并…' })).toBeNull();
  });
});
