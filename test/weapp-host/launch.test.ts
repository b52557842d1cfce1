import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { launchWeapp, type WeappHost } from './launch';

const dist = path.join(__dirname, 'fixture');
const login = () => Promise.resolve('js-code');

jest.setTimeout(30_000);

let host: WeappHost;
const launch = (more: Partial<Parameters<typeof launchWeapp>[0]> = {}) => (host = launchWeapp({ dist, login, ...more }));

afterEach(() => host.close());

describe('what a mini-program must not do', () => {
  it('refuses to switch to a page that is no tab', async () => {
    launch();
    await host.tap('#stray');
    await host.waitFor(() => host.text().includes('switchTab:fail can not switch to no-tabBar page'));
    expect(host.stack()).toEqual(['pages/home/index']);
  });

  it('refuses an eleventh page', async () => {
    launch({ path: '/pages/detail/index?id=1' });
    for (let depth = 2; depth <= 10; depth++) {
      await host.tap('#deeper');
      await host.waitFor(() => host.stack().length === depth);
    }
    await host.tap('#deeper');
    await host.waitFor(() => host.text().includes('navigateTo:fail webview count limit exceed'));
  });

  it('finds neither document nor fetch in the logic layer', () => {
    launch();
    host.tapTab('pages/mine/index');
    expect(host.text()).toContain('没有 window document fetch URL process');
  });
});

describe('what it may rely on', () => {
  it('makes a tap of a touch and hands it over as plain data', async () => {
    launch();
    await host.tap('#count');
    await host.waitFor(() => host.text().includes('首页 2'));
    expect(host.dataSizes).toEqual(['{"count":2}'.length]);
    expect([host.errors, host.warnings]).toEqual([[], []]);
  });

  it('keeps a tab alive beneath other pages and unloads what is left', async () => {
    launch();
    await host.tap('#count');
    await host.tap('#open');
    await host.waitFor(() => host.currentPage().route === 'pages/detail/index');
    expect(host.currentPage().query).toEqual({ id: '%E5%88%B8' });
    host.back();
    expect(host.text()).toContain('首页 2');
    host.tapTab('pages/mine/index');
    expect(host.text()).toContain('launch pages/home/index,home load,home show,home hide,home show,home hide');
  });

  it('opens where a message card leads', () => {
    launch({ path: '/pages/detail/index?id=9' });
    expect(host.text()).toContain('详情 9');
  });
});

describe('requests', () => {
  let server: Server;
  const heard: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
        response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ heard: '听到了' }));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(() => server.close());

  it('go over real HTTP to the server under test, and any status is an answer', async () => {
    launch({ apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await host.tap('#ask');
    await host.waitFor(() => host.text().includes('409 听到了'));
    expect(heard).toEqual(['POST /api/hello Bearer t {"who":"客户"}']);
  });

  it('fail in words when nobody answers', async () => {
    launch({ apiBase: 'http://127.0.0.1:1' });
    await host.tap('#ask');
    await host.waitFor(() => host.text().includes('request:fail'));
  });
});
