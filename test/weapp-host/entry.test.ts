import { join } from 'node:path';
import mongoose from 'mongoose';
import type { DemoCustomer } from '../../server/seed/bank/customers';
import { CampaignModel } from '../../server/src/modules/campaigns/campaign.model';
import { EntryCodeModel } from '../../server/src/modules/channels/entryCode.model';
import { EntryOpeningModel } from '../../server/src/modules/channels/entryOpening.model';
import { type Bank, startBank } from '../support/bank';
import { until } from '../support/until';
import { launchWeapp, type WeappHost } from './launch';
import { type LossyProxy, startLossyProxy } from './lossy-proxy';
import { customer, jsCode } from './people';

const dist = join(__dirname, '../../miniapp/dist/weapp');
const PENSION_ACCOUNT = 'prd_P13';
const RENOVATION_LOAN = 'prd_P17';
const RENOVATION = 'cmp_renovation-season';

jest.setTimeout(60_000);

let bank: Bank;
let host: WeappHost;
let network: LossyProxy;
let entryId: string;
beforeAll(async () => {
  bank = await startBank();
  network = await startLossyProxy(bank.url);
  entryId = (await EntryCodeModel.findOne({ title: '名片背面' }).lean())!._id;
});
afterEach(() => host.close());
afterAll(async () => {
  network.close();
  await bank.stop();
});

const open = (person: DemoCustomer, path: string, store?: Map<string, unknown>) => {
  host = launchWeapp({ dist, apiBase: network.url, login: () => jsCode(bank, person), path, ...(store ? { store } : {}) });
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
  const { store } = host;
  host.close();
  open(person, `/pkg-products/enquiry/index?id=${RENOVATION_LOAN}`, store);
  await host.waitFor(() => host.find('#decline'));
  expect(host.find('#decline')?.getAttribute('aria-checked')).toBe('true');
});

it('a code nobody knows is forgotten, and the page is as without it', async () => {
  const person = customer(bank, 'gu-min');
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}&entry=aaaaaaaaaaaa`);
  await host.waitFor(() => host.find('#enquire'));
  await host.waitFor(() => !host.store.has('entry'));
  expect(host.find('#invitation')).toBeNull();
});

const keptIn = ({ store }: WeappHost) => store.get('entry') as { entryId: string; visitId: string; at: number; told: boolean } | undefined;

/** Scans a code that nobody knows, until it was noted and given up. What is noted may pass between two looks, so each write is seen. */
async function scanInVain(): Promise<void> {
  const noted = new Set<string>();
  const write = host.store.set.bind(host.store);
  host.store.set = (key, value) => {
    if (key === 'entry') noted.add((value as { entryId: string }).entryId);
    return write(key, value);
  };
  host.show('/pages/welfare/index?scene=aaaaaaaaaaaa');
  await host.waitFor(() => noted.has('aaaaaaaaaaaa') && keptIn(host)?.entryId === entryId);
}

it('a code that does not count leaves the one that does', async () => {
  const person = customer(bank, 'huang-lu');
  open(person, `/pages/welfare/index?scene=${entryId}`);
  await host.waitFor(() => keptIn(host)?.told);
  const { visitId } = keptIn(host)!;
  await scanInVain();
  expect(keptIn(host)).toMatchObject({ visitId, told: true });
});

it('an app that is only looked at again, days later, was not scanned again', async () => {
  const person = customer(bank, 'huang-lu');
  open(person, `/pages/welfare/index?scene=${entryId}`);
  await host.waitFor(() => keptIn(host)?.told);
  const days = { ...keptIn(host)!, at: Date.now() - 3 * 86_400_000 };
  host.store.set('entry', days);
  const before = await openings();
  host.show();
  await scanInVain();
  expect(keptIn(host)).toEqual(days);
  expect(await openings()).toBe(before);
});

it('a code of a benefit opens its page once, and is told once', async () => {
  const person = customer(bank, 'huang-lu');
  const own = (await EntryCodeModel.findById(entryId).lean())!;
  const withBenefit = 'hjkmnpqrstuv';
  await EntryCodeModel.create({ ...own, _id: withBenefit, title: '权益', campaignId: RENOVATION });
  open(person, `/pages/welfare/index?scene=${withBenefit}`);
  await host.waitFor(() => host.stack().includes('pages/benefit/index') && host.find('#invitation'));
  const told = host.calls.filter(({ name, args }) => name === 'request' && JSON.stringify(args).includes(`/${withBenefit}/`));
  expect(told).toHaveLength(1);
  expect(host.stack().filter((route) => route === 'pages/benefit/index')).toHaveLength(1);
});

it('a benefit that is not for the customer’s area leads on to others, not to the same page again', async () => {
  await CampaignModel.updateOne({ _id: RENOVATION }, { $set: { areaIds: ['area_elsewhere'] } });
  open(customer(bank, 'huang-lu'), `/pages/benefit/index?id=${RENOVATION}&entry=${entryId}`);
  await host.waitFor(() => host.find('#elsewhere'));
  expect(host.text()).toContain('您这里没有这项权益');
  expect(host.find('#retry')).toBeNull();
  await CampaignModel.updateOne({ _id: RENOVATION }, { $set: { areaIds: [] } });
});

it('a form whose answer was lost is the same form when another code has been scanned meanwhile', async () => {
  const person = customer(bank, 'gu-min');
  open(person, `/pkg-products/enquiry/index?id=${PENSION_ACCOUNT}&entry=${entryId}`);
  await host.waitFor(() => host.find('#consent'));
  await host.tap('#consent');
  await host.waitFor(() => host.find('#consent')?.getAttribute('aria-checked') === 'true');
  network.loseNextAnswerTo(/enquir/);
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('再试一次'));
  host.store.delete('entry');
  await host.tap('#enquire');
  await host.waitFor(() => host.text().includes('已收到您的个人养老金咨询'));
  expect(await pensionLead(person)).toMatchObject({ touches: [{ facts: { entryId } }] });
});
