import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { MyEntryCodes } from '../../../features/entry-codes/entryCodes';
import { SignIn } from '../../../platform/signIn';
import { me, NOW } from '../../../testing/deskFixtures';
import { fakeServer, Refusal } from '../../../testing/fakeServer';
import { renderApp } from '../../../testing/renderApp';
import { WorkbenchApp } from '../WorkbenchApp';

type Answers = Parameters<typeof fakeServer>[1];

const mine: MyEntryCodes = {
  now: NOW,
  kinds: ['staff', 'referral'],
  colleagues: [{ staffId: 'stf_tang', name: '唐予安' }],
  campaigns: [{ campaignId: 'cmp_1', title: '装修季' }],
  codes: [
    {
      entryId: 'hjkmnpqrstuv',
      kind: 'staff',
      kindWord: '个人码',
      title: '名片背面',
      unitName: '滨江路网点',
      staffName: '周可欣',
      byName: '周可欣',
      campaignTitle: null,
      link: 'http://bank.test/h5/#/pages/welfare/index?entry=hjkmnpqrstuv',
      active: true,
      stateText: '长期有效',
      createdAt: NOW,
      opened: 31,
      enquired: 4,
      won: 2,
      canEnd: true,
      version: 1,
    },
  ],
};

function open(answers: Answers = {}) {
  location.hash = '#/codes';
  const server = fakeServer('workbench', {
    'orgs.me': () => me,
    'orgs.signJsSdk': () => ({ timestamp: 1, nonceStr: 'n', signature: 's' }),
    'channels.mine': () => mine,
    ...answers,
  });
  const signIn = new SignIn('workbench', {
    storage: sessionStorage,
    location: { pathname: '/', search: '', hash: '#/codes', assign: () => undefined },
  });
  renderApp(<WorkbenchApp signIn={signIn} />, server.api);
  return server;
}

// This browser draws nothing and says so in the log; the page then shows the link alone.
beforeAll(() => {
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(cleanup);

describe('my codes', () => {
  it('show what came of each; a referral names a colleague', async () => {
    const server = open({ 'channels.create': () => ({ entryId: 'x', link: 'y' }) });
    const card = await screen.findByRole('article', { name: '名片背面' });
    expect([...card.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual(['31', '4', '2']);
    fireEvent.click(screen.getByRole('button', { name: '新建获客码' }));
    fireEvent.click(await screen.findByRole('radio', { name: /转介绍码/ }));
    fireEvent.change(screen.getByRole('textbox', { name: /名称/ }), { target: { value: '转给小唐' } });
    fireEvent.change(screen.getByRole('combobox', { name: '打开哪一页' }), { target: { value: 'cmp_1' } });
    fireEvent.change(screen.getByLabelText(/有效至/), { target: { value: '2026-12-31' } });
    fireEvent.click(screen.getByRole('button', { name: '建好并看二维码' }));
    await waitFor(() => expect(server.of('channels.create')).toHaveLength(1));
    expect(server.of('channels.create')[0]?.body).toEqual({
      kind: 'referral',
      namedStaffId: 'stf_tang',
      title: '转给小唐',
      campaignId: 'cmp_1',
      endsOn: '2026-12-31',
    });
  });

  it('say what is missing when one presses too early, and send nothing', async () => {
    const server = open({ 'channels.mine': () => ({ ...mine, kinds: ['referral'], colleagues: [] }) });
    expect(await screen.findByText('客户扫码后来咨询，优先给你推荐的同事，你记转介绍')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '新建获客码' }));
    const make = await screen.findByRole('button', { name: '建好并看二维码' });
    fireEvent.click(make);
    expect(await screen.findByText(/请填写名称/)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: /名称/ }), { target: { value: '大堂' } });
    fireEvent.click(make);
    expect(await screen.findByText(/没有可以推荐的同事/)).toBeTruthy();
    expect(server.of('channels.create')).toHaveLength(0);
  });

  it('end by a second press, with the version that was read', async () => {
    const server = open({ 'channels.end': () => ({ entryId: 'hjkmnpqrstuv', version: 2 }) });
    fireEvent.click(await screen.findByRole('button', { name: '看二维码' }));
    fireEvent.click(await screen.findByRole('button', { name: '停用…' }));
    expect(server.of('channels.end')).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: '确定停用' }));
    await waitFor(() => expect(server.of('channels.end')).toHaveLength(1));
    expect(server.of('channels.end')[0]?.headers['If-Match']).toBe('"1"');
  });

  it('say what they are for when there is none, and why when they cannot be read', async () => {
    open({ 'channels.mine': () => ({ ...mine, codes: [] }) });
    expect(await screen.findByText('还没有获客码')).toBeTruthy();
    cleanup();
    open({
      'channels.mine': () => {
        throw new Refusal('ACCESS_DENIED');
      },
    });
    expect(await screen.findByRole('heading', { name: '没取到获客码' })).toBeTruthy();
  });
});
