import { join } from 'node:path';
import mongoose from 'mongoose';
import type { DemoCustomer } from '../../server/seed/bank/customers';
import { type Bank, startBank } from '../support/bank';
import { until } from '../support/until';
import { launchWeapp, type WeappHost } from './launch';
import { startLossyProxy, type LossyProxy } from './lossy-proxy';
import { customer, jsCode } from './people';

const dist = join(__dirname, '../../miniapp/dist/weapp');
const PENSION_ACCOUNT = 'prd_P13';

jest.setTimeout(60_000);

let bank: Bank;
let network: LossyProxy;
let host: WeappHost;

beforeAll(async () => {
  bank = await startBank();
  network = await startLossyProxy(bank.url);
});
afterEach(() => host.close());
afterAll(async () => {
  network.close();
  await bank.stop();
});

const open = (person: DemoCustomer, path: string) => {
  host = launchWeapp({ dist, apiBase: network.url, login: () => jsCode(bank, person), path });
};
const leadsOf = ({ personId }: DemoCustomer) =>
  mongoose.connection.collection('leads').find({ personId, productLine: 'pension' }).toArray();
const isTicked = () => host.find('#consent')?.getAttribute('aria-checked') === 'true';

it('leads from a product to a request: unticked nothing is sent, ticked it is one lead, and the page says who will call', async () => {
  const person = customer(bank, 'wang-haoran');
  open(person, `/pkg-products/product/index?id=${PENSION_ACCOUNT}`);
  await host.waitFor(() => host.find('#enquiry'));
  await host.tap('#enquiry');
  await host.waitFor(() => host.find('#enquire'));
  expect(isTicked()).toBe(false);
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('请先勾选'));
  expect(await leadsOf(person)).toEqual([]);
  await host.tap('#time-morning');
  await host.tap('#consent');
  await host.waitFor(isTicked);
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('已收到您的个人养老金咨询'));
  const [lead] = await until('the lead', async () => {
    const found = await leadsOf(person);
    return found.length > 0 && found;
  });
  expect(lead).toMatchObject({
    open: true,
    touches: [{ kind: 'form', facts: { wish: { productId: PENSION_ACCOUNT, callTime: 'morning' } } }],
  });
  expect([host.errors, host.warnings]).toEqual([[], []]);
});

it('is sent once when the answer is lost and the customer tries again', async () => {
  const person = customer(bank, 'lu-ziang');
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}`);
  await host.waitFor(() => host.find('#consent'));
  await host.tap('#consent');
  await host.waitFor(isTicked);
  network.loseNextAnswerTo(/\/enquiries$/);
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('再试一次'));
  expect(isTicked()).toBe(true);
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('已收到您的个人养老金咨询'));
  const leads = await leadsOf(person);
  expect(leads.map(({ touches }) => (touches as unknown[]).length)).toEqual([1]);
});
