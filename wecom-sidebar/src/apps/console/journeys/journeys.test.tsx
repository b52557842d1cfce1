import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { RiskExpiry } from '../../../features/journeys-console/riskExpiry';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const AT = '2026-11-22T06:32:00.000Z';
const answer = (data: unknown) => ({ status: 200, body: { data } });

const riskExpiry: RiskExpiry = {
  now: AT,
  on: false,
  days: 7,
  version: 2,
  changedText: '林若川 今天 14:02 停用',
  mayChange: true,
  ending: 11,
  nextAt: '2026-11-23T00:30:00.000Z',
  runs: [{ day: '2026-11-21', days: 7, running: false, looked: 9, made: 4, joined: 1, known: 0, barred: 4 }],
};
function bankWith(over: Partial<RiskExpiry> = {}): FixtureBank {
  const bank = new FixtureBank();
  bank.on('journeys.riskExpiry', () => answer({ ...riskExpiry, ...over }));
  return bank;
}

describe('what the bank begins by itself', () => {
  it('is switched on by a second press, with the days that stand there', async () => {
    const bank = bankWith();
    const asked: unknown[] = [];
    bank.on('journeys.setRiskExpiry', ({ body }) => {
      asked.push(body);
      return answer({ version: 3 });
    });
    renderConsole(bank, '/leads/journeys');
    fireEvent.change(await screen.findByRole('spinbutton', { name: '提前几天' }, WAIT), { target: { value: '10' } });
    fireEvent.click(screen.getByRole('button', { name: '开启…' }));
    fireEvent.click(await screen.findByRole('button', { name: /^开\s?启$/ }, WAIT));
    await waitFor(() => expect(asked).toEqual([{ on: true, days: 10 }]), WAIT);
    const row = screen.getByText('2026-11-21').closest('tr')!;
    expect([...row.querySelectorAll('.num')].map(({ textContent }) => textContent)).toEqual(['7 天', '9', '4', '1', '0', '4']);
  });

  it('is only looked at by compliance; before the first run the page says what will stand there', async () => {
    renderConsole(bankWith({ mayChange: false, runs: [] }), '/leads/journeys');
    expect(await screen.findByText('还没有查看过', undefined, WAIT)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '开启…' })).toBeNull();
  });

  it('tells a stale page so', async () => {
    const bank = bankWith({ on: true });
    bank.on('journeys.setRiskExpiry', () => refused('REQUEST_VERSION_STALE'));
    renderConsole(bank, '/leads/journeys');
    fireEvent.click(await screen.findByRole('button', { name: '停用…' }, WAIT));
    fireEvent.click(await screen.findByRole('button', { name: /^停\s?用$/ }, WAIT));
    expect(await screen.findByText(/刚才有人改过这里/, undefined, WAIT)).toBeTruthy();
  });
});
