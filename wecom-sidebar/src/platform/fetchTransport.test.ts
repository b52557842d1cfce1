/**
 * @jest-environment node
 */
import { ApiError, createClient } from '@yinqiao/shared/client';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport } from './fetchTransport';

const seen: { method?: string | undefined; url?: string | undefined; client: unknown; key: unknown; body: string }[] = [];
let server: Server;
let answer: { status: number; body: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { 'x-yq-client': client, 'idempotency-key': key } = request.headers;
      seen.push({ method: request.method, url: request.url, client, key, body });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  seen.length = 0;
});

/** The transport asks for paths of its own origin; a test's origin is the server above. */
const client = () => {
  const { port } = server.address() as AddressInfo;
  return createClient((request) => fetchTransport(5_000)({ ...request, path: `http://127.0.0.1:${port}${request.path}` }), 'sidebar');
};

it('says which client speaks, and carries the key and the body', async () => {
  answer = { status: 200, body: '{"data":{"deliveryId":"dlv_1","text":"您好"}}' };
  const body = { externalUserId: 'wm_1', scriptId: 'scr_1' };
  expect(await client().call('outreach.reserveSend', { body, idempotencyKey: 'k1' })).toEqual({ deliveryId: 'dlv_1', text: '您好' });
  expect(seen).toEqual([{ method: 'POST', url: '/api/outreach/sends', client: 'sidebar', key: 'k1', body: JSON.stringify(body) }]);
});

it('turns a proxy’s error page into words, not into a crash', async () => {
  answer = { status: 502, body: '<html>Bad gateway</html>' };
  await expect(client().call('orgs.me', {})).rejects.toMatchObject({ code: 'SERVER_FAULT', status: 502 });
});

it('says that no answer came when the server is gone', async () => {
  const nobody = createClient((request) => fetchTransport(5_000)({ ...request, path: `http://127.0.0.1:1${request.path}` }), 'sidebar');
  await expect(nobody.call('orgs.me', {})).rejects.toBeInstanceOf(ApiError);
});
