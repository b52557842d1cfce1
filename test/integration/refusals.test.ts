import { errors, type ErrorBody } from '@yinqiao/shared/domain';
import { endpoints, type RouteId } from '@yinqiao/shared/contracts';
import mongoose from 'mongoose';
import { type Bank, startBank } from '../support/bank';
import { type Guest, guest, refusalOf, signedIn } from '../support/people';

/** Bad input gets a coded error with words and changes nothing of the business; a refused access is audited. */
const CAMPAIGN = 'cmp_renovation-season';
let bank: Bank;
let customer: Guest;
let manager: Guest;
let planner: Guest;
let textVersion: string;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  manager = await signedIn(bank.url, 'zhoukexin', 'sidebar');
  planner = await signedIn(bank.url, 'console-linruochuan', 'console');
  textVersion = (await customer.call('portal.campaign', { params: { campaignId: CAMPAIGN } })).consentText?.version ?? '';
}, 60_000);
afterAll(() => bank.stop());

const collection = (name: string) => mongoose.connection.collection(name);
const BUSINESS = ['coupons', 'consents', 'leads', 'tasks', 'deliveries', 'delegations', 'delegationNodes', 'contactStates', 'persons'];

/** A count of everything, and of what is free, so that any write of the business shows. */
async function business(): Promise<string> {
  const counts = [];
  for (const name of BUSINESS) counts.push(`${name}:${await collection(name).countDocuments()}`);
  counts.push(`free:${await collection('coupons').countDocuments({ state: 'free' })}`);
  counts.push(`open:${await collection('leads').countDocuments({ open: true })}`);
  return counts.join(' ');
}

async function changesNothing(act: () => Promise<unknown>): Promise<void> {
  const before = await business();
  await act();
  expect(await business()).toBe(before);
}

const claim = (campaignId: string, key: string, contact: { agreed: true; textVersion: string } | { agreed: false } = { agreed: false }) =>
  customer.call('campaigns.claim', { params: { campaignId }, body: { contact }, idempotencyKey: key });

describe('a claim is refused', () => {
  test('for a campaign nobody knows', () =>
    changesNothing(async () => expect(await refusalOf(claim('cmp_nowhere', 'refuse-0001'))).toBe('CAMPAIGN_UNKNOWN')));

  test('for an audience the person is not in', () =>
    changesNothing(async () => expect(await refusalOf(claim('cmp_airport-lounge', 'refuse-0002'))).toBe('CAMPAIGN_NOT_ELIGIBLE')));

  test('with a consent text that is not the current one', () =>
    changesNothing(async () =>
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0003', { agreed: true, textVersion: 'V0' }))).toBe('CONSENT_TEXT_STALE'),
    ));

  test('without an idempotency key', () =>
    changesNothing(async () => {
      const call = customer.call('campaigns.claim', { params: { campaignId: CAMPAIGN }, body: { contact: { agreed: false } } });
      expect(await refusalOf(call)).toBe('REQUEST_KEY_MISSING');
    }));

  test('when the stock is gone', async () => {
    const benefitId = (await customer.call('portal.campaign', { params: { campaignId: 'cmp_one-yuan-breakfast' } })).card.benefitId;
    await collection('coupons').updateMany({ benefitId, state: 'free' }, { $set: { state: 'expired' } });
    await changesNothing(async () => expect(await refusalOf(claim('cmp_one-yuan-breakfast', 'refuse-0004'))).toBe('BENEFIT_SOLD_OUT'));
  });

  test('a second time; the same key answers the first result, another body under it is refused', async () => {
    const agreed = { agreed: true as const, textVersion };
    const first = await claim(CAMPAIGN, 'refuse-0005', agreed);
    await changesNothing(async () => {
      expect(await claim(CAMPAIGN, 'refuse-0005', agreed)).toEqual(first);
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0005'))).toBe('REQUEST_KEY_REUSED');
      expect(await refusalOf(claim(CAMPAIGN, 'refuse-0006', agreed))).toBe('BENEFIT_LIMIT_REACHED');
    });
  });
});

describe('what belongs to others does not exist', () => {
  test('another customer’s coupon and consent', async () => {
    const other = await signedIn(bank.url, 'gu-min', 'h5');
    const mine = await customer.call('portal.my', {});
    const couponId = mine.coupons[0]?.couponId ?? '';
    const consentId = mine.consents[0]?.consentId ?? '';
    await changesNothing(async () => {
      expect(await refusalOf(other.call('portal.coupon', { params: { couponId } }))).toBe('COUPON_UNKNOWN');
      expect(await refusalOf(other.call('consents.withdraw', { params: { consentId }, idempotencyKey: 'refuse-0007' }))).toBe(
        'CONSENT_UNKNOWN',
      );
    });
  });

  test('another RM’s customer: the external id is only a look-up key, and the attempt is audited', async () => {
    const relation = await collection('followRelations').findOne({ staffId: { $ne: await staffIdOf('zhoukexin') } });
    const externalUserId = String(relation?.['externalUserId']);
    await changesNothing(async () => {
      expect(await refusalOf(manager.call('desk.customer', { params: { externalUserId } }))).toBe('CUSTOMER_UNKNOWN');
      const send = manager.call('outreach.reserveSend', { body: { externalUserId, scriptId: 'scr_S08' }, idempotencyKey: 'refuse-0008' });
      expect(await refusalOf(send)).toBe('CUSTOMER_UNKNOWN');
      expect(await refusalOf(manager.call('desk.customer', { params: { externalUserId: 'wm-nobody' } }))).toBe('CUSTOMER_UNKNOWN');
    });
    const audited = await collection('auditEntries').countDocuments({
      action: 'read:Customer',
      outcome: 'refused',
      'actor.id': await staffIdOf('zhoukexin'),
    });
    expect(audited).toBe(3);
  });

  test('the full phone number, for an RM who neither owns, befriended nor follows the customer', async () => {
    const stranger = await collection('persons').findOne({
      ownerStaffId: { $ne: await staffIdOf('zhoukexin') },
      unitPath: { $not: /out_binjiang/ },
    });
    const reveal = (personId: string) =>
      manager.call('customers.reveal', { params: { personId }, body: { field: 'phone', reason: 'call_customer' } });
    expect(await refusalOf(reveal(String(stranger?._id)))).toBe('CUSTOMER_UNKNOWN');
    const friend = await collection('followRelations').findOne({
      staffId: await staffIdOf('zhoukexin'),
      personId: { $in: await notOwnedBy('zhoukexin') },
    });
    expect(await refusalOf(reveal(String(friend?.['personId'])))).toBe('CONSENT_MISSING');
    expect((await reveal(await personIdOf('chen-jianjun'))).value).toMatch(/^10\d{9}$/);
    const followed = await collection('leads').findOne({ staffId: await staffIdOf('zhoukexin'), state: 'accepted' });
    expect((await reveal(String(followed?.['personId']))).value).toMatch(/^10\d{9}$/);
    expect(
      await collection('auditEntries').countDocuments({
        action: 'reveal:Customer',
        outcome: 'done',
        'actor.id': await staffIdOf('zhoukexin'),
      }),
    ).toBe(2);
  });

  test('another branch’s lead, for a branch’s desk', async () => {
    const desk = await signedIn(bank.url, 'console-shenyike', 'console');
    const foreign = await collection('leads').findOne({ unitPath: { $not: /^hq\/bra_yunjiang/ } });
    expect(await refusalOf(desk.call('cockpit.leadTrace', { params: { leadId: String(foreign?._id) } }))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(desk.call('cockpit.leadAudit', { params: { leadId: String(foreign?._id) } }))).toBe('LEAD_UNKNOWN');
  });

  test('a colleague’s lead, for an RM who would accept it', async () => {
    const lead = await collection('leads').findOne({ state: 'assigned', staffId: { $ne: await staffIdOf('zhoukexin') } });
    const accept = manager.call('leads.accept', {
      params: { leadId: String(lead?._id) },
      body: { assignmentNo: Number(lead?.['assignmentNo']) },
    });
    await changesNothing(async () => expect(await refusalOf(accept)).toBe('LEAD_UNKNOWN'));
  });
});

describe('a session', () => {
  test('that is missing, forged or over opens nothing', async () => {
    expect(await refusalOf(guest(bank.url, 'h5').call('portal.my', {}))).toBe('SESSION_MISSING');
    const forged = await customer.raw('/api/portal/my', { headers: { 'X-YQ-Client': 'weapp', Authorization: `Bearer ${'x'.repeat(43)}` } });
    expect([forged.status, (await bodyOf(forged)).error.code]).toEqual([401, 'SESSION_EXPIRED']);
    const passing = await signedIn(bank.url, 'ding-haifeng', 'h5');
    await collection('sessions').updateMany(
      { client: 'h5', subjectId: await personIdOf('ding-haifeng') },
      { $set: { expiresAt: new Date(0) } },
    );
    expect(await refusalOf(passing.call('portal.my', {}))).toBe('SESSION_EXPIRED');
  });

  test('of a customer is not one of staff, and a role does only what it may', async () => {
    const own = await customer.raw('/api/staff/me');
    expect((await bodyOf(own)).error.code).toBe('SESSION_WRONG_ACTOR');
    const body = {
      title: '任务',
      background: '背景',
      campaignId: null,
      audience: '全部',
      metric: 'first_contacts' as const,
      target: 1,
      scriptId: 'scr_S08',
    };
    const create = manager.call('delegations.create', {
      body: { ...body, endsOn: '2026-12-31', minutesPerCustomer: 5, allocations: [{ childId: 'bra_yunjiang', target: 1 }] },
      idempotencyKey: 'refuse-0009',
    });
    await changesNothing(async () => expect(await refusalOf(create)).toBe('ACCESS_DENIED'));
    expect(await collection('auditEntries').countDocuments({ action: 'create:Delegation', outcome: 'refused' })).toBe(1);
  });

  test('ends when the member leaves the bank', async () => {
    const leaving = await signedIn(bank.url, 'luowenbo', 'sidebar');
    expect((await leaving.call('orgs.me', {})).name).toBe('罗文博');
    await collection('staff').updateOne({ wecomUserId: 'luowenbo' }, { $set: { status: 'left' } });
    expect(await refusalOf(leaving.call('orgs.me', {}))).toBe('SESSION_EXPIRED');
  });
});

describe('signing in and signing pages', () => {
  test('a page of a foreign address is not signed', async () => {
    for (const path of [
      'https://evil.example/sidebar.html',
      '//evil.example/sidebar.html',
      '/console.html',
      '/sidebar.html/../console.html',
      'sidebar.html',
    ]) {
      expect(await refusalOf(manager.call('orgs.signJsSdk', { body: { path, kind: 'agent' } }))).toBe('JSSDK_ADDRESS_FOREIGN');
    }
    expect((await manager.call('orgs.signJsSdk', { body: { path: '/sidebar.html?x=1', kind: 'agent' } })).signature).toMatch(
      /^[0-9a-f]{40}$/,
    );
  });

  test('a return path to another host is refused, and so is another entry of ours', async () => {
    for (const target of ['https://evil.example/', '//evil.example/sidebar.html', '/console.html', '/\\evil.example/sidebar.html']) {
      const reply = await guest(bank.url, 'sidebar').raw(`/auth/sidebar/start?return=${encodeURIComponent(target)}`);
      expect(reply.status).toBe(400);
      expect(reply.headers.get('location')).toBeNull();
    }
  });

  test('an OAuth state works once and only in the browser that began', async () => {
    const browser = guest(bank.url, 'sidebar');
    const begun = await browser.raw('/auth/sidebar/start');
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const stranger = await guest(bank.url, 'sidebar').raw(`/auth/sidebar/return?code=c&state=${state}`);
    expect(stranger.status).toBe(400);
    const again = await browser.raw(`/auth/sidebar/return?code=c&state=${state}`);
    expect(again.status).toBe(400);
    const fresh = await browser.raw('/auth/sidebar/start');
    const good = new URL(fresh.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const { code } = await oauthCode('zhoukexin');
    const first = await browser.raw(`/auth/sidebar/return?code=${code}&state=${good}`);
    expect([first.status, first.headers.get('location')]).toEqual([302, '/sidebar.html']);
    expect((await browser.call('orgs.me', {})).name).toBe('周可欣');
    expect((await browser.raw(`/auth/sidebar/return?code=${code}&state=${good}`)).status).toBe(400);
  });

  test('a login code works once', async () => {
    const { js_code: jsCode } = await simulator<{ js_code: string }>('/_sim/login-code', {
      unionid: await unionidOf('gu-min'),
      appid: bank.env.wechat.appId,
    });
    const phone = guest(bank.url, 'weapp');
    expect((await phone.call('customers.signIn', { body: { jsCode } })).maskedName).toBe('顾**');
    expect(await refusalOf(phone.call('customers.signIn', { body: { jsCode } }))).toBe('SIGNIN_CODE_INVALID');
  });

  test('a demo login refuses a database without the demo mark', async () => {
    const mark = await collection('demoMarks').findOneAndDelete({});
    expect(await refusalOf(signedIn(bank.url, 'wang-haoran', 'h5'))).toBe('DEMO_UNMARKED');
    await collection('demoMarks').insertOne(mark!);
  });
});

describe('every endpoint', () => {
  const ids = Object.keys(endpoints) as RouteId[];
  const address = (id: RouteId) => endpoints[id].path.replace(/:\w+/g, 'x1');
  const of = (id: RouteId): Guest => ({ staff: planner, customer, public: planner, demo: planner })[endpoints[id].actor];
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

  test.each(ids)('%s refuses a call without the client header', async (id) => {
    const reply = await fetch(bank.url + address(id), { method: endpoints[id].method });
    expect((await bodyOf(reply)).error.code).toBe('REQUEST_CLIENT_MISSING');
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

const bodyOf = async (reply: Response) => (await reply.json()) as ErrorBody;
const staffIdOf = async (wecomUserId: string) => String((await collection('staff').findOne({ wecomUserId }))?._id);
const personIdOf = async (key: string) => String((await collection('demoPersonas').findOne({ _id: key as never }))?.['subjectId']);
/** Customers of other books without an open lead of this member. */
async function notOwnedBy(wecomUserId: string): Promise<string[]> {
  const staffId = await staffIdOf(wecomUserId);
  const followed = await collection('leads').distinct('personId', { staffId, open: true });
  const persons = await collection('persons')
    .find({ ownerStaffId: { $ne: staffId }, _id: { $nin: followed as never[] } })
    .toArray();
  return persons.map((person) => String(person._id));
}
const unionidOf = async (key: string) =>
  String((await collection('identities').findOne({ personId: await personIdOf(key), kind: 'unionid' }))?.['value']);

async function simulator<T>(path: string, body: object): Promise<T> {
  const reply = await fetch(bank.simulatorUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await reply.json()) as T;
}

const oauthCode = (userid: string) =>
  simulator<{ code: string }>('/_sim/oauth/code', {
    userid,
    agentid: Number(bank.env.wecom.agentId),
    redirect_uri: `${bank.env.publicBaseUrl}/auth/sidebar/return`,
  });
