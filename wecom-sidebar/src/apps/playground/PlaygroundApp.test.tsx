import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Data } from '@yinqiao/shared/contracts';
import { fakeServer, Refusal } from '../../testing/fakeServer';
import { renderApp } from '../../testing/renderApp';
import { PlaygroundApp } from './PlaygroundApp';

type Answers = Parameters<typeof fakeServer>[1];
type Story = Data<'demo.story'>;

const persona = (personaId: string, name: string, wecomUserId: string | null = null) => ({
  personaId,
  name,
  label: '',
  hint: '',
  wecomUserId,
  externalUserId: null,
});

const world: Data<'demo.world'> = {
  customers: [persona('wang', '王浩然'), persona('chen', '陈建军')],
  relationshipManagers: [persona('zhou', '周可欣', 'zhoukexin'), persona('zhao', '赵一鸣', 'zhaoyiming')],
  console: [persona('lin', '林若川')],
  businessNow: '2026-11-22T06:32:00.000Z',
  seedStart: '2026-11-22T06:32:00.000Z',
  wecomClientUrl: 'http://127.0.0.1:3100/client',
  h5Url: '/h5/',
  sidebarUrl: '/sidebar.html',
  workbenchUrl: '/workbench.html',
  consoleUrl: '/console.html',
};

const titles = ['领取权益', '留资并同意', '分给客户经理', '接受线索', '成为企微好友', '发第一条话术', '记下结果', '总行看到'];
const ids = ['claim', 'consent', 'assign', 'accept', 'friend', 'script', 'outcome', 'board'] as const;

const storyAt = (doneCount: number): Story => ({
  personaId: 'wang',
  businessNow: '2026-11-22T06:32:00.000Z',
  steps: ids.map((id, index) => ({
    no: index + 1,
    id,
    title: titles[index] ?? '',
    state: index < doneCount ? 'done' : index === doneCount ? 'now' : 'todo',
    at: index < doneCount ? '2026-11-22T06:32:00.000Z' : null,
    detail: null,
    place: index === 2 ? 'clock' : 'customer',
    hint: `请做第 ${index + 1} 步`,
  })),
  ending: null,
  staffPersonaId: null,
  leadId: null,
  externalUserId: null,
  canAgreeToBeAdded: false,
  process: { captured: 0, accepted: 0, firstContacted: 0 },
  resultsAsOf: null,
});

const signedIn: string[] = [];

/** The seats sign in through the page's own fetch, each under its own client's name. */
function answerSignIns(): void {
  window.fetch = (_path, init) => {
    const headers = init?.headers as Record<string, string>;
    const { personaId } = JSON.parse(init?.body as string) as { personaId: string };
    signedIn.push(`${headers['X-YQ-Client']}:${personaId}`);
    return Promise.resolve(new Response(JSON.stringify({ data: { personaId, name: personaId } })));
  };
}

function open(answers: Answers = {}) {
  const server = fakeServer('playground', { 'demo.world': () => world, 'demo.story': () => storyAt(0), ...answers });
  renderApp(<PlaygroundApp />, server.api);
  return server;
}

const stepNames = async () =>
  (await within(await screen.findByRole('region', { name: '故事进度' })).findAllByRole('listitem')).map((item) => item.className);

beforeEach(() => {
  history.replaceState(null, '', '/');
  signedIn.length = 0;
  answerSignIns();
});
afterEach(cleanup);

it('says that there is no playground outside demo mode', async () => {
  open({
    'demo.world': () => {
      throw new Refusal('REQUEST_NOT_FOUND');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('演练场只在演示模式里有');
});

it('signs one person in for each client, and shows each in a frame with a name', async () => {
  open();
  expect(await screen.findByTitle('王浩然的手机：小程序')).toBeTruthy();
  expect(await screen.findByTitle('周可欣的企业微信')).toBeTruthy();
  expect(await screen.findByTitle('林若川的控制台')).toBeTruthy();
  expect([...signedIn].sort()).toEqual(['console:lin', 'h5:wang', 'sidebar:zhou', 'workbench:zhou']);
});

it('ticks the story off by itself as things happen, and changes nothing while it watches', async () => {
  let done = 0;
  const server = open({ 'demo.story': () => storyAt(done) });
  expect(await stepNames()).toEqual(['is-now', ...Array<string>(7).fill('is-todo')]);
  done = 3;
  await waitFor(async () => expect((await stepNames()).slice(0, 4)).toEqual(['is-done', 'is-done', 'is-done', 'is-now']), {
    timeout: 4_000,
  });
  expect(screen.getByText('请做第 4 步')).toBeTruthy();
  expect(server.calls.every(({ id }) => id === 'demo.world' || id === 'demo.story')).toBe(true);
});

it('follows the lead to whoever holds it, unless an RM was picked by hand', async () => {
  open({ 'demo.story': () => ({ ...storyAt(3), staffPersonaId: 'zhao' }) });
  const frame = await screen.findByTitle('赵一鸣的企业微信');
  expect(frame.getAttribute('src')).toBe('http://127.0.0.1:3100/client?userid=zhaoyiming&view=cards');
  fireEvent.change(screen.getByRole('combobox', { name: '当哪位客户经理' }), { target: { value: 'zhou' } });
  expect(await screen.findByTitle('周可欣的企业微信')).toBeTruthy();
  expect(screen.getByText('这条线索在赵一鸣那里')).toBeTruthy();
});

it('opens the chat in the RM’s WeCom once they are friends, as soon as that page listens', async () => {
  let story: Story = { ...storyAt(4), staffPersonaId: 'zhou' };
  open({ 'demo.story': () => story });
  const frame = await screen.findByTitle<HTMLIFrameElement>('周可欣的企业微信');
  const told: unknown[] = [];
  const { contentWindow } = frame;
  if (!contentWindow) throw new Error('The frame has no window');
  contentWindow.postMessage = (message: unknown) => void told.push(message);
  story = { ...storyAt(5), staffPersonaId: 'zhou', externalUserId: 'wm_wang' };
  await waitFor(async () => expect((await stepNames())[4]).toBe('is-done'), { timeout: 4_000 });
  expect(told).toEqual([]);
  const ready = { data: { type: 'yq-sim:ready' }, source: contentWindow };
  fireEvent(window, new MessageEvent('message', { ...ready, origin: 'http://elsewhere.test' }));
  expect(told).toEqual([]);
  fireEvent(window, new MessageEvent('message', { ...ready, origin: 'http://127.0.0.1:3100' }));
  await waitFor(() => expect(told).toEqual([{ type: 'yq-sim:open', userid: 'zhoukexin', externalUserId: 'wm_wang', panel: true }]));
});

it('lets the customer agree to be added when the RM asks', async () => {
  const server = open({
    'demo.story': () => ({ ...storyAt(4), staffPersonaId: 'zhou', canAgreeToBeAdded: true }),
    'demo.agreeToBeAdded': () => ({ agreed: true }),
  });
  const request = (await screen.findByText(/请求加您为企业微信好友/)).parentElement;
  expect(request?.textContent).toContain('周可欣');
  fireEvent.click(screen.getByRole('button', { name: '同意' }));
  await waitFor(() => expect(server.of('demo.agreeToBeAdded').map(({ body }) => body)).toEqual([{ personaId: 'wang' }]));
});

it('asks once before it starts over, then signs everybody in anew', async () => {
  const server = open({ 'demo.reset': () => ({ businessNow: world.seedStart }) });
  await screen.findByTitle('林若川的控制台');
  fireEvent.click(screen.getByRole('button', { name: '从头再来' }));
  expect(server.of('demo.reset')).toEqual([]);
  signedIn.length = 0;
  fireEvent.click(screen.getByRole('button', { name: '清掉，从头再来' }));
  await waitFor(() => expect([...signedIn].sort()).toEqual(['console:lin', 'h5:wang', 'sidebar:zhou', 'workbench:zhou']));
  expect(server.of('demo.reset')).toHaveLength(1);
});

it('moves the clock to the next morning and says where it stands', async () => {
  const server = open({ 'demo.moveClock': () => ({ businessNow: '2026-11-23T01:00:00.000Z' }) });
  fireEvent.click(await screen.findByRole('button', { name: '到明早 9:00' }));
  expect(await screen.findByText('时钟已到 11月23日 周一 09:00')).toBeTruthy();
  expect(server.of('demo.moveClock')[0]?.body).toEqual({ to: 'next_morning_9' });
});

it('keeps who was picked over a reload', async () => {
  open();
  fireEvent.change(await screen.findByRole('combobox', { name: '当哪位客户' }), { target: { value: 'chen' } });
  await screen.findByTitle('陈建军的手机：小程序');
  cleanup();
  open();
  expect(await screen.findByTitle('陈建军的手机：小程序')).toBeTruthy();
});
