import { cleanup, fireEvent, screen } from '@testing-library/react';
import { FixtureBank, me, refused } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

type Rendered = ReturnType<typeof renderConsole>;

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

  it('after somebody signed out begins at the start page', async () => {
    const { router } = renderConsole(new FixtureBank(), '/delegations/k1?unit=hq');
    fireEvent.click(await screen.findByRole('button', { name: '退出' }, { timeout: 5_000 }));
    fireEvent.click(await screen.findByRole('button', { name: /林若川/ }));
    await screen.findByText('412', undefined, { timeout: 5_000 });
    expect(router.state.location).toMatchObject({ pathname: '/overview', search: '' });
  });

  describe('after a session that ended by itself', () => {
    async function ended(next: Partial<typeof me>, meanwhile: (router: Rendered['router']) => Promise<void> = async () => {}) {
      const bank = new FixtureBank();
      const { router, queryClient } = renderConsole(bank, '/delegations/k1');
      await screen.findByRole('region', { name: '机构树' }, { timeout: 5_000 });
      bank.signedIn = false;
      await queryClient.invalidateQueries();
      await screen.findByRole('button', { name: /林若川/ });
      await meanwhile(router);
      bank.on('orgs.me', () => ({ status: 200, body: { data: { ...me, ...next } } }));
      fireEvent.click(screen.getByRole('button', { name: /林若川/ }));
      await screen.findByRole('button', { name: '退出' }, { timeout: 5_000 });
      return router.state.location.pathname;
    }

    it('the same person goes on at the same address', async () => {
      expect(await ended({})).toBe('/delegations/k1');
    });

    it('another person, or the same in another role, begins at the start page', async () => {
      expect(await ended({ staffId: 'shen', name: '沈亦可' })).toBe('/overview');
      cleanup();
      expect(await ended({ role: 'compliance' })).toBe('/overview');
    });

    it('another person finds what was asked for in between', async () => {
      expect(await ended({ staffId: 'shen' }, (router) => router.navigate('/leads'))).toBe('/leads');
    });
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
