import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { type Bank, startBank } from '../support/bank';
import { type Guest, guest, refusalOf, signedIn } from '../support/people';
import { auditedRefusals, bodyOf, changesNothing, collection, personIdOf, staffIdOf } from './refusals.support';

/** Who may not come in, who must leave, and which pages are not signed. */
let bank: Bank;
let customer: Guest;
let manager: Guest;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  customer = await signedIn(bank.url, 'wang-haoran', 'h5');
  manager = await signedIn(bank.url, 'zhoukexin', 'sidebar');
}, 60_000);
afterAll(() => bank.stop());

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

  test('of a customer is not one of staff, and a role does only what it may; both are audited', async () => {
    const own = await customer.raw('/api/staff/me');
    expect((await bodyOf(own)).error.code).toBe('SESSION_WRONG_ACTOR');
    const customerId = await personIdOf('wang-haoran');
    expect(await auditedRefusals(customerId, `Customer/${customerId}`)).toEqual(['read:Self SESSION_WRONG_ACTOR']);
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
    await StaffModel.updateOne({ wecomUserId: 'luowenbo' }, { $set: { status: 'left' } });
    expect(await refusalOf(leaving.call('orgs.me', {}))).toBe('SESSION_EXPIRED');
  });
});

describe('signing in and signing pages', () => {
  test('a page of a foreign address is not signed, and the attempt is audited', async () => {
    const foreign = [
      'https://evil.example/sidebar.html',
      '//evil.example/sidebar.html',
      '/console.html',
      '/sidebar.html/../console.html',
      'sidebar.html',
    ];
    for (const path of foreign) {
      expect(await refusalOf(manager.call('orgs.signJsSdk', { body: { path, kind: 'agent' } }))).toBe('JSSDK_ADDRESS_FOREIGN');
    }
    const staffId = await staffIdOf('zhoukexin');
    const audited = (await auditedRefusals(staffId, `Staff/${staffId}`)).filter((one) => one.startsWith('sign:JsSdk'));
    expect(audited).toEqual(foreign.map(() => 'sign:JsSdk JSSDK_ADDRESS_FOREIGN'));
    expect((await manager.call('orgs.signJsSdk', { body: { path: '/sidebar.html?x=1', kind: 'agent' } })).signature).toMatch(
      /^[0-9a-f]{40}$/,
    );
  });

  test('a return path to another host is refused, and so is another entry of ours; the attempt is audited', async () => {
    const foreign = ['https://evil.example/', '//evil.example/sidebar.html', '/console.html', '/\\evil.example/sidebar.html'];
    for (const target of foreign) {
      const reply = await guest(bank.url, 'sidebar').raw(`/auth/sidebar/start?return=${encodeURIComponent(target)}`);
      expect(reply.status).toBe(400);
      expect(reply.headers.get('location')).toBeNull();
    }
    const entry = { 'actor.kind': 'nobody', action: 'begin:StaffSession', outcome: 'refused', reason: 'SIGNIN_RETURN_FOREIGN' };
    expect(await collection('auditEntries').countDocuments(entry)).toBe(foreign.length);
  });

  test('only the clients of staff have a sign-in', async () => {
    for (const client of ['h5', 'nobody', '__proto__', 'constructor', 'toString']) {
      for (const step of ['start', 'return']) {
        const reply = await guest(bank.url, 'sidebar').raw(`/auth/${client}/${step}`);
        expect([reply.status, (await bodyOf(reply)).error.code]).toEqual([404, 'REQUEST_NOT_FOUND']);
      }
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
