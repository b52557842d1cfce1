import { fireEvent, screen } from '@testing-library/react';
import { FixtureBank, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

function signedOutBank() {
  const bank = new FixtureBank();
  bank.signedIn = false;
  return bank;
}

describe('the way into the console', () => {
  it('asks for WeCom where there is no demo', async () => {
    const bank = signedOutBank();
    bank.on('demo.world', () => refused('REQUEST_NOT_FOUND'));
    renderConsole(bank, '/overview');
    const link = await screen.findByRole('link', { name: '用企业微信登录' });
    expect(link.getAttribute('href')).toBe('/auth/console/start?return=/console.html');
  });

  it('lets one choose a person of the demo bank and goes to the address that was asked for', async () => {
    const { router } = renderConsole(signedOutBank(), '/delegations');
    fireEvent.click(await screen.findByRole('button', { name: /林若川/ }));
    expect(await screen.findByRole('heading', { name: '任务' }, { timeout: 5_000 })).toBeTruthy();
    expect(router.state.location.pathname).toBe('/delegations');
  });

  it('goes back to the way in when the session ends, and shows nothing of the last person', async () => {
    const bank = new FixtureBank();
    const { queryClient } = renderConsole(bank, '/overview');
    await screen.findByText('412', undefined, { timeout: 5_000 });
    bank.signedIn = false;
    await queryClient.invalidateQueries();
    await screen.findByRole('button', { name: /林若川/ });
    expect(queryClient.getQueryData(['cockpit.overview', undefined])).toBeUndefined();
  });
});
