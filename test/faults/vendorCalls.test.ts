import mongoose from 'mongoose';
import { accessToken } from '../../server/src/wecom/token';
import { customersOf } from '../../server/src/wecom/externalContacts';
import { type CallingProcess, startVendors, type Vendors } from '../support/vendors';

/** Two processes of the product call one vendor: they share its tokens, its limits and what it has refused. */
const LIST = '/cgi-bin/externalcontact/list';
const TOKEN = '/cgi-bin/gettoken';
const zhou = { api: 'externalcontact/list', query: { userid: 'ZhouKexin' } };

let vendors: Vendors;
let first: CallingProcess;
let second: CallingProcess;
beforeAll(async () => {
  vendors = await startVendors();
  [first, second] = await Promise.all([vendors.another(), vendors.another()]);
}, 60_000);
beforeEach(async () => {
  await vendors.control('DELETE', 'faults');
  await vendors.control('PUT', 'limits', {});
  await vendors.control('DELETE', 'calls');
});
afterAll(() => vendors?.stop());

const both = async (order: Omit<Parameters<CallingProcess['call']>[0], 'api'>) => {
  const [one, other] = await Promise.all([first.call({ ...zhou, ...order }), second.call({ ...zhou, ...order })]);
  return { one, other };
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.each(['withdrawn', 'expired'])(
  'a token that is %s in mid-run costs one new token a process and no call',
  async (as) => {
    await both({ times: 1, atOnce: 1 });
    await vendors.control('DELETE', 'calls');
    const running = both({ times: 1_000, atOnce: 200, limits: [] });
    await wait(300);
    expect(await vendors.control('POST', `apps/${vendors.env.wecom.agentId}/revoke-token`, { as })).toEqual({ revoked: true });
    expect(await running).toEqual({ one: { ok: 1_000 }, other: { ok: 1_000 } });
    const { errcodes } = await vendors.seen(LIST);
    expect(errcodes[as === 'expired' ? '42001' : '40014']).toBeGreaterThan(0);
    expect((await vendors.seen(TOKEN)).calls).toBeLessThanOrEqual(2);
  },
  60_000,
);

test('a token stands sealed in the database, and a process that starts finds it there', async () => {
  const token = await accessToken.get();
  expect(await (await vendors.another()).call({ ...zhou, times: 1, atOnce: 1 })).toEqual({ ok: 1 });
  expect((await vendors.seen(TOKEN)).calls).toBe(0);
  const loans = await mongoose.connection.collection('vendorLoans').find().toArray();
  expect(loans.length).toBeGreaterThan(0);
  expect(JSON.stringify(loans)).not.toContain(token);
}, 30_000);

test('offered many times what the vendor allows for more than a minute, two processes together use most of it and never more', async () => {
  await vendors.control('PUT', 'limits', { paths: { [LIST]: [{ span: 'minute', most: 240, per: 'corp' }] } });
  const { one, other } = await both({ seconds: 65, atOnce: 10, limits: [{ calls: 240, seconds: 60 }] });
  const { calls, errcodes } = await vendors.seen(LIST);
  expect(errcodes['45009'] ?? 0).toBe(0);
  expect(one['VendorBusy']! + other['VendorBusy']!).toBeGreaterThan(calls);
  expect(calls).toBe(one['ok']! + other['ok']!);
  expect(calls).toBeGreaterThan(0.7 * 240);
}, 100_000);

test('after a ban no process calls until it ends', async () => {
  await vendors.control('PUT', 'limits', { paths: { [LIST]: [{ span: 'minute', most: 1, per: 'corp' }] } });
  const refused = async () => (await vendors.seen(LIST)).errcodes['45009'] ?? 0;
  for (let n = 0; n < 3 && (await refused()) === 0; n += 1) await first.call({ ...zhou, times: 1, atOnce: 1, limits: [] });
  expect(await refused()).toBe(1);
  await wait(300);
  const before = (await vendors.seen(LIST)).calls;
  expect(await both({ times: 100, atOnce: 20, limits: [] })).toEqual({ one: { VendorBusy: 100 }, other: { VendorBusy: 100 } });
  expect((await vendors.seen(LIST)).calls).toBe(before);
  await mongoose.connection.collection('vendorBans').updateMany({}, { $set: { until: new Date(0) } });
}, 30_000);

test('an answer that was lost is asked for again', async () => {
  await vendors.control('PUT', 'faults', [{ path: LIST, times: 1, dropAnswer: true }]);
  expect(await customersOf('ZhouKexin')).toEqual(['wmWang', 'wmChen']);
  expect((await vendors.seen(LIST)).calls).toBe(2);
});

test('a vendor that is busy is asked up to three times', async () => {
  await vendors.control('PUT', 'faults', [{ path: LIST, times: 2, errcode: -1 }]);
  expect(await customersOf('ZhouKexin')).toEqual(['wmWang', 'wmChen']);
  await vendors.control('PUT', 'faults', [{ path: LIST, times: 9, errcode: -1 }]);
  await expect(customersOf('ZhouKexin')).rejects.toMatchObject({ errcode: -1 });
  expect((await vendors.seen(LIST)).calls).toBe(6);
});
