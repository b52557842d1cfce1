import { join } from 'node:path';
import mongoose from 'mongoose';
import type { DemoCustomer } from '../../server/seed/bank/customers';
import { EntryCodeModel } from '../../server/src/modules/channels/entryCode.model';
import { EntryOpeningModel } from '../../server/src/modules/channels/entryOpening.model';
import { type Bank, startBank } from '../support/bank';
import { until } from '../support/until';
import { launchWeapp, type WeappHost } from './launch';
import { customer, jsCode } from './people';

const dist = join(__dirname, '../../miniapp/dist/weapp');
const PENSION_ACCOUNT = 'prd_P13';

jest.setTimeout(60_000);

let bank: Bank;
let host: WeappHost;
let entryId: string;
beforeAll(async () => {
  bank = await startBank();
  entryId = (await EntryCodeModel.findOne({ title: '名片背面' }).lean())!._id;
});
afterEach(() => host.close());
afterAll(() => bank.stop());

const open = (person: DemoCustomer, path: string, store?: Map<string, unknown>) => {
  host = launchWeapp({ dist, apiBase: bank.url, login: () => jsCode(bank, person), path, ...(store ? { store } : {}) });
};
const openings = () => EntryOpeningModel.countDocuments({ entryId });
const pensionLead = ({ personId }: DemoCustomer) =>
  until('the lead', () => mongoose.connection.collection('leads').findOne({ personId, productLine: 'pension' }));

it('a scanned code is kept, told once a visit, named on the page, and goes along with the enquiry days later', async () => {
  const person = customer(bank, 'wang-haoran');
  const before = await openings();
  open(person, `/pages/welfare/index?scene=${entryId}`);
  await until('it was told', async () => (await openings()) === before + 1);
  const { store } = host;
  host.close();
  open(person, `/pages/welfare/index?scene=${entryId}`, store);
  await host.waitFor(() => host.text().includes('附近优惠'));
  host.close();
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}`, store);
  await host.waitFor(() => host.find('#invitation'));
  expect(host.text()).toContain('由 滨江路网点 周可欣 邀请');
  expect(host.find('#decline')?.getAttribute('aria-checked')).toBe('false');
  await host.tap('#consent');
  await host.waitFor(() => host.find('#consent')?.getAttribute('aria-checked') === 'true');
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('已收到您的个人养老金咨询'));
  const lead = await pensionLead(person);
  expect(lead).toMatchObject({ touches: [{ kind: 'channel_code', facts: { entryId, wish: { productId: PENSION_ACCOUNT } } }] });
  expect(await openings()).toBe(before + 1);
  expect([host.errors, host.warnings]).toEqual([[], []]);
});

it('not by them: the box goes along, and the RM whose code it was is barred from the lead', async () => {
  const person = customer(bank, 'lu-ziang');
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}&entry=${entryId}`);
  await host.waitFor(() => host.find('#decline'));
  await host.tap('#decline');
  await host.waitFor(() => host.find('#decline')?.getAttribute('aria-checked') === 'true');
  await host.tap('#consent');
  await host.waitFor(() => host.find('#consent')?.getAttribute('aria-checked') === 'true');
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('已收到您的个人养老金咨询'));
  const lead = await pensionLead(person);
  const { staffId } = (await EntryCodeModel.findById(entryId).lean())!;
  expect((lead['facts'] as { barred: string[] }).barred).toEqual([staffId]);
});

it('a code nobody knows is forgotten, and the page is as without it', async () => {
  const person = customer(bank, 'gu-min');
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}&entry=aaaaaaaaaaaa`);
  await host.waitFor(() => host.find('#enquire'));
  await host.waitFor(() => !host.store.has('entry'));
  expect(host.find('#invitation')).toBeNull();
});
