import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { approval } from '../testing/bankPolicies';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

const WAIT = { timeout: 5_000 };
const listed = (approvals: (typeof approval)[]) => ({
  status: 200,
  body: {
    data: { now: '2026-11-22T06:32:00.000Z', toDecide: approvals.filter(({ canDecide }) => canDecide).length, approvals },
    page: { nextCursor: null },
  },
});

describe('what waits for a second person', () => {
  it('is told with what changes, a way to read all of it, and a count beside the way there', async () => {
    renderConsole(new FixtureBank(), '/approvals');
    expect(await screen.findByRole('heading', { name: '总行分配规则 V13，改动 3 处，通过后立即生效' }, WAIT)).toBeTruthy();
    expect(screen.getByText('发言或通话 90 天 → 60 天')).toBeTruthy();
    expect(screen.getByRole('link', { name: '看全部' }).getAttribute('href')).toContain('/leads/policy/pol_v13');
    expect(await screen.findByRole('link', { name: '待复核 1' })).toBeTruthy();
  });

  it('a colleague who was quicker is told in words', async () => {
    const bank = new FixtureBank();
    bank.on('approvals.decide', () => refused('APPROVAL_DECIDED'));
    renderConsole(bank, '/approvals');
    fireEvent.click(await screen.findByRole('button', { name: '通过' }, WAIT));
    expect(await screen.findByText(/这条已经复核过或已撤回/, undefined, WAIT)).toBeTruthy();
  });

  it('says what comes here when nothing waits, and remembers which view is looked at', async () => {
    const bank = new FixtureBank();
    bank.on('approvals.list', () => listed([]));
    const { router } = renderConsole(bank, '/approvals');
    expect(await screen.findByText('没有待复核的', undefined, WAIT)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已处理' }));
    await waitFor(() => expect(router.state.location.search).toBe('?view=decided'));
    expect(await screen.findByText('还没有处理过的', undefined, WAIT)).toBeTruthy();
  });
});
