import { endpoints, type RouteId } from '@yinqiao/shared/contracts';
import { errors } from '@yinqiao/shared/domain';
import { type Bank, startBank } from '../support/bank';
import { type Guest, signedIn } from '../support/people';
import { bodyOf, changesNothing } from './refusals.support';

/** Bad input gets a coded error with words and changes nothing of the business, at every endpoint there is. */
let bank: Bank;
let customer: Guest;
let planner: Guest;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  planner = await signedIn(bank.url, 'console-linruochuan', 'console');
}, 60_000);
afterAll(() => bank.stop());

test('what is wrong with a field is said in words for people', async () => {
  const reply = await planner.raw('/api/demo/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'yesterday', surprise: 1 }),
  });
  const { error } = await bodyOf(reply);
  expect([reply.status, error.code]).toEqual([422, 'REQUEST_INVALID']);
  expect(error.fields).toEqual({ 'body.to': '请从给出的选项里选', body: '多出了不认识的内容：surprise' });
});

describe('every endpoint', () => {
  const ids = Object.keys(endpoints) as RouteId[];
  const address = (id: RouteId) => endpoints[id].path.replace(/:\w+/g, 'x1');
  const of = (id: RouteId): Guest => ({ staff: planner, customer, public: planner, partner: planner, demo: planner })[endpoints[id].actor];
  const clientOf = (id: RouteId) => (endpoints[id].actor === 'customer' ? 'h5' : 'console');
  const headers = (id: RouteId) => ({
    'content-type': 'application/json',
    'X-YQ-Client': clientOf(id),
    'Idempotency-Key': 'refuse-every-1',
    'If-Match': '"1"',
  });
  const writing = ids.filter(
    (id) => endpoints[id].method !== 'GET' && id !== 'demo.reset' && id !== 'demo.moveClock' && !id.endsWith('signOut'),
  );

  async function expectCoded(reply: Response): Promise<void> {
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    const { error } = await bodyOf(reply);
    expect(error.message).toBe(errors[error.code].zh);
    expect(error.requestId).toMatch(/^req_/);
    expect(reply.headers.get('x-request-id')).toBe(error.requestId);
  }

  test.each(ids)('%s refuses a call that says nothing of its caller', async (id) => {
    const reply = await fetch(bank.url + address(id), { method: endpoints[id].method });
    expect((await bodyOf(reply)).error.code).toBe(endpoints[id].actor === 'partner' ? 'PARTNER_SIGNATURE_WRONG' : 'REQUEST_CLIENT_MISSING');
  });

  test.each(writing)('%s refuses malformed JSON, wrong types, unknown fields and oversized bodies', async (id) => {
    const init = { method: endpoints[id].method, headers: headers(id) };
    await changesNothing(async () => {
      for (const body of [
        '{"a":',
        '[1,2,3]',
        JSON.stringify({ surprise: { $gt: '' } }),
        JSON.stringify('text'),
        `{"a":"${'x'.repeat(70_000)}"}`,
      ]) {
        await expectCoded(await of(id).raw(address(id), { ...init, body }));
      }
    });
  });
});
