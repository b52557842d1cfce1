import { join } from 'node:path';
import mongoose from 'mongoose';
import type { DemoCustomer } from '../../server/seed/bank/customers';
import { type Bank, startBank } from '../support/bank';
import { until } from '../support/until';
import { launchWeapp, type WeappHost } from './launch';
import { startLossyProxy, type LossyProxy } from './lossy-proxy';
import { customer, jsCode } from './people';

const dist = join(__dirname, '../../miniapp/dist/weapp');
const RENOVATION = 'cmp_renovation-season';
const PENSION = 'cmp_pension-season';
const BREAKFAST = 'cmp_one-yuan-breakfast';

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

function open(person: DemoCustomer, path?: string): void {
  host = launchWeapp({ dist, apiBase: network.url, login: () => jsCode(bank, person), ...(path === undefined ? {} : { path }) });
}

const benefitPage = (campaignId: string) => `/pages/benefit/index?id=${campaignId}`;
const find = (collection: string, filter: object) => mongoose.connection.collection(collection).find(filter).toArray();
const couponsOf = ({ personId }: DemoCustomer, campaignId: string) => find('coupons', { personId, campaignId });
const consentsOf = ({ personId }: DemoCustomer) => find('consents', { personId });
const leadsOf = ({ personId }: DemoCustomer, productLine: string) => find('leads', { personId, productLine });
const isTicked = () => host.find('#consent')?.getAttribute('aria-checked') === 'true';
const claimKeys = () =>
  host.calls
    .map(({ args }) => args as { url?: string; header?: Record<string, string> })
    .filter(({ url }) => url?.endsWith('/claims'))
    .map(({ header }) => header?.['Idempotency-Key']);

it('grants the benefit without the box: a coupon, no consent, no lead, and a page that says nobody will call', async () => {
  const person = customer(bank, 'chen-jianjun');
  const before = await consentsOf(person);
  open(person, benefitPage(PENSION));
  await host.waitFor(() => host.find('#claim'));
  expect(isTicked()).toBe(false);
  await host.tap('#claim');
  await host.waitFor(() => host.find('#code'));
  expect(host.currentPage().route).toBe('pkg-benefits/claimed/index');
  expect(host.text()).toContain('不会有人因为这张券联系您');

  const coupons = await couponsOf(person, PENSION);
  expect(coupons).toHaveLength(1);
  expect(host.find('#code')?.textContent?.replace(' ', '')).toBe(coupons[0]?.['code']);
  expect(await consentsOf(person)).toEqual(before);
  expect((await leadsOf(person, 'pension')).filter(({ campaignId }) => campaignId === PENSION)).toEqual([]);
  expect([host.errors, host.warnings]).toEqual([[], []]);
});

it('leads from the welfare tab with the box ticked to a coupon, a consent in that text, one lead and the advisor’s name', async () => {
  const person = customer(bank, 'wang-haoran');
  open(person);
  await host.waitFor(() => host.find('#hero'));
  await host.tap('#hero');
  await host.waitFor(() => host.find('#consent'));
  expect(isTicked()).toBe(false);
  await host.tap('#consent');
  await host.waitFor(isTicked);
  await host.tap('#claim');
  await host.waitFor(() => host.find('#code'));

  expect(await couponsOf(person, RENOVATION)).toHaveLength(1);
  const [consent] = await consentsOf(person);
  expect(consent).toMatchObject({ productLine: 'renovation_loan', textVersion: 'V5', withdrawnAt: null });
  const leads = await until('the lead', async () => {
    const found = await leadsOf(person, 'renovation_loan');
    return found.length > 0 && found;
  });
  expect(leads).toHaveLength(1);
  expect(leads[0]).toMatchObject({ consentId: consent?._id, campaignId: RENOVATION, open: true });
  await host.waitFor(() => host.find('#why-advisor'), 30_000);
  expect(host.text()).toContain('联系您的顾问 · 滨江路网点');
  expect(host.text()).toMatch(/最晚.+前联系您/);
  expect([host.errors, host.warnings]).toEqual([[], []]);
});

it('withdraws on the same page in one touch and says what it did; the coupon stays', async () => {
  const person = customer(bank, 'ding-haifeng');
  open(person, benefitPage(PENSION));
  await host.waitFor(() => host.find('#consent'));
  await host.tap('#consent');
  await host.waitFor(isTicked);
  await host.tap('#claim');
  await host.waitFor(() => host.find('#withdraw'));
  await host.tap('#withdraw');
  await host.waitFor(() => host.text().includes('已撤回'));
  const consents = await consentsOf(person);
  expect(consents.filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([]);
  expect(await couponsOf(person, PENSION)).toHaveLength(1);
  await until('the lead has ended', async () => (await leadsOf(person, 'pension')).every(({ open: isOpen }) => isOpen === false));
});

it('claims once when the answer is lost and the customer tries again, with the tick kept', async () => {
  const person = customer(bank, 'lu-ziang');
  open(person, benefitPage(PENSION));
  await host.waitFor(() => host.find('#consent'));
  await host.tap('#consent');
  await host.waitFor(isTicked);
  network.loseNextAnswerTo(/\/claims$/);
  await host.tap('#claim');
  await host.waitFor(() => host.text().includes('再试一次'));
  expect(host.text()).toContain('网络好像断开了');
  expect(isTicked()).toBe(true);
  await host.tap('#claim');
  await host.waitFor(() => host.find('#code'));

  const keys = claimKeys();
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(await couponsOf(person, PENSION)).toHaveLength(1);
  expect(await consentsOf(person)).toHaveLength(1);

  host.close();
  open(person, benefitPage(PENSION));
  await host.waitFor(() => host.find('#show-coupon'));
  expect(host.find('#claim')).toBeNull();
});

it('says in words that the last coupon has gone and leads on, with nothing written', async () => {
  const person = customer(bank, 'huang-lu');
  open(person, benefitPage(BREAKFAST));
  await host.waitFor(() => host.find('#claim'));
  const [campaign] = await find('campaigns', { _id: BREAKFAST as never });
  await mongoose.connection.collection('coupons').deleteMany({ benefitId: campaign?.['benefitId'] as string, state: 'free' });
  await host.tap('#claim');
  await host.waitFor(() => host.text().includes('这张券已被领完'));
  await host.waitFor(() => host.find('#elsewhere'));
  expect(await couponsOf(person, BREAKFAST)).toEqual([]);
});
