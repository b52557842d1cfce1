import { cleanup, screen } from '@testing-library/react';
import { SignIn } from '../../platform/signIn';
import { fakeServer } from '../../testing/fakeServer';
import { renderApp } from '../../testing/renderApp';
import { SidebarApp } from './SidebarApp';

afterEach(cleanup);

it('says where it belongs outside WeCom, and asks the server nothing', () => {
  const server = fakeServer('sidebar', {});
  renderApp(<SidebarApp signIn={new SignIn('sidebar')} />, server.api);
  expect(screen.getByRole('heading', { name: '请在企业微信里打开' })).toBeTruthy();
  expect(server.calls).toEqual([]);
});
