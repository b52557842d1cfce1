import { ApiError } from '@yinqiao/shared/client';
import { type Guest, guest } from '../support/people';
import { startTwoServers, type TwoServers } from '../support/twoServers';
import { until } from '../support/until';

/** Two server processes on one database, real HTTP; what happened is counted in the database afterwards. */
const RENOVATION = 'cmp_renovation-season';
const STOCK = 100;
const CLAIMERS = 300;
const SAME_KEY = 64;

let servers: TwoServers;
let customers: Guest[];
let personIds: string[];
let textVersion: string;

const collection = (name: string) => servers.collection(name);

beforeAll(async () => {
  servers = await startTwoServers();
  await signInAll();
}, 240_000);

afterAll(() => servers?.stop());

/** Members of the white list who hold no coupon and no open lead of the line and meet no red line, half of them at either process. */
async function signInAll(): Promise<void> {
  const busy = await collection('leads').distinct('personId', { productLine: 'renovation_loan', open: true });
  const holding = await collection('coupons').distinct('personId', { campaignId: RENOVATION });
  const barred = await collection('persons').distinct('_id', { redLines: { $ne: [] } });
  const taken = [...busy, ...holding, ...barred] as string[];
  const identities = await collection('identities')
    .find({ kind: 'unionid', personId: { $nin: taken } })
    .limit(CLAIMERS)
    .toArray();
  personIds = identities.map((identity) => String(identity['personId']));
  await collection('persons').updateMany({ _id: { $in: personIds } }, { $set: { groups: ['renovation_white_list'] } });
  customers = [];
  for (const [n, identity] of identities.entries()) {
    const jsCode = await loginCode(String(identity['value']));
    const { url } = servers.serverOf(n);
    const { token } = await guest(url, 'weapp').call('customers.signIn', { body: { jsCode } });
    customers.push(guest(url, 'weapp', token));
  }
  const page = await customers[0]!.call('portal.campaign', { params: { campaignId: RENOVATION } });
  textVersion = page.consentText?.version ?? '';
}

async function loginCode(unionid: string): Promise<string> {
  const reply = await fetch(`${servers.first.simulatorUrl}/_sim/login-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ unionid, appid: 'wxdemo0yinqiao0mini' }),
  });
  return ((await reply.json()) as { js_code: string }).js_code;
}

/** @returns the coupon's id, or the code of the refusal */
async function claim(customer: Guest, key: string): Promise<string> {
  try {
    const body = { contact: { agreed: true as const, textVersion } };
    return (await customer.call('campaigns.claim', { params: { campaignId: RENOVATION }, body, idempotencyKey: key })).couponId;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}

const renovationBenefit = async () => String((await collection('campaigns').findOne({ _id: RENOVATION }))?.['benefitId']);

test(`${SAME_KEY} parallel claims with the same key: one coupon, one consent, one lead`, async () => {
  const personId = personIds[0]!;
  const seats = [customers[0]!, guest(servers.second.url, 'weapp', await sessionOf(personId))];
  const answers = await Promise.all(Array.from({ length: SAME_KEY }, (_, n) => claim(seats[n % 2]!, 'same-key-for-all')));
  expect(new Set(answers).size).toBe(1);
  expect(await collection('coupons').countDocuments({ personId, campaignId: RENOVATION })).toBe(1);
  expect(await collection('consents').countDocuments({ personId, productLine: 'renovation_loan' })).toBe(1);
  await until(
    'the lead',
    async () => (await collection('leads').countDocuments({ personId, productLine: 'renovation_loan', open: true })) === 1,
  );
}, 120_000);

/** A second session of the same person, at the other process. */
async function sessionOf(personId: string): Promise<string> {
  const identity = await collection('identities').findOne({ personId, kind: 'unionid' });
  const jsCode = await loginCode(String(identity?.['value']));
  return (await guest(servers.second.url, 'weapp').call('customers.signIn', { body: { jsCode } })).token;
}

test(`stock ${STOCK}, ${CLAIMERS - 1} parallel claims: ${STOCK} granted exactly, the others told that it is gone`, async () => {
  const benefitId = await renovationBenefit();
  const free = await collection('coupons').find({ benefitId, state: 'free' }).toArray();
  await collection('coupons').deleteMany({ _id: { $in: free.slice(STOCK).map((one) => one._id) } });
  expect(await collection('coupons').countDocuments({ benefitId, state: 'free' })).toBe(STOCK);

  // Everybody taps twice: the second tap travels beside the first under the same key.
  const taps = await Promise.all(
    customers
      .slice(1)
      .map((customer, n) => Promise.all([claim(customer, `stock-claim-${n + 1}`), claim(customer, `stock-claim-${n + 1}`)])),
  );
  expect(taps.filter(([first, second]) => first !== second)).toEqual([]);
  const answers = taps.map(([first]) => first);

  const granted = answers.filter((answer) => answer !== 'BENEFIT_SOLD_OUT');
  expect(answers.filter((answer) => answer === 'BENEFIT_SOLD_OUT')).toHaveLength(CLAIMERS - 1 - STOCK);
  expect(new Set(granted).size).toBe(STOCK);
  expect(await collection('coupons').countDocuments({ benefitId, state: 'free' })).toBe(0);
  const held = await collection('coupons')
    .find({ benefitId, personId: { $in: personIds.slice(1) }, state: 'held' })
    .toArray();
  expect(held).toHaveLength(STOCK);
  expect(new Set(held.map((one) => one['personId'])).size).toBe(STOCK);
}, 240_000);

test('every granted claim with consent became one lead of one owner, and nobody got more than a day holds', async () => {
  const granted = await collection('coupons').distinct('personId', { campaignId: RENOVATION, personId: { $in: personIds } });
  const leadsOf = () =>
    collection('leads')
      .find({ personId: { $in: granted as string[] }, productLine: 'renovation_loan', open: true })
      .toArray();
  await until('one lead each', async () => (await leadsOf()).length === STOCK + 1, 60_000);
  const settled = await until(
    'assigned or waiting behind a full pool',
    async () => {
      const pending = await collection('workItems').countDocuments({
        processor: 'assignPoolOnLeadWaiting',
        state: { $in: ['ready', 'leased'] },
      });
      return pending === 0 ? await leadsOf() : null;
    },
    120_000,
  );
  expect(new Set(settled.map((lead) => lead['personId'])).size).toBe(STOCK + 1);
  for (const staff of await collection('staff').find({ role: 'relationship_manager' }).toArray()) {
    const [load] = await collection('rmLoads').find({ _id: staff._id }).toArray();
    if (load) expect(Number(load['newToday'])).toBeLessThanOrEqual(Number(staff['dailyCapacity'] ?? 8));
  }
  const assigned = settled.filter((lead) => lead['state'] === 'assigned');
  // A lead that was open before may have been given again by its clock: there is one card an assignment.
  const cards = assigned.map(({ _id: leadId, ['assignmentNo']: assignmentNo }) => ({ leadId, assignmentNo: assignmentNo as number }));
  expect(await collection('deliveries').countDocuments({ $or: cards, kind: 'staff_card' })).toBe(assigned.length);
}, 240_000);
