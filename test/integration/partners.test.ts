import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Data } from '@yinqiao/shared/contracts';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { PartnerModel } from '../../server/src/modules/leads/partners/partner.model';
import { signatureOf } from '../../server/src/modules/leads/partners/signature';
import { keepPartnerTouches } from '../../server/src/modules/leads/partners/migrations/keepPartnerTouches';
import { PartnerTouchModel } from '../../server/src/modules/leads/partners/partnerTouch.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow } from '../../server/src/platform/clock/clock';
import { loadPersonKeys, openField } from '../../server/src/platform/crypto/personalData';
import { mongoose } from '../../server/src/platform/db/mongoose';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { type Bank, startBank } from '../support/bank';
import { type PartnerTouch, send } from '../support/partner';
import { refusalOf, signedIn } from '../support/people';

jest.setTimeout(60_000);

let bank: Bank;
let planner: ApiClient;
let client: { partnerId: string; secret: string };

beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  planner = await signedIn(bank.url, 'console-linruochuan', 'console');
  client = await opened();
}, 120_000);
afterAll(() => bank?.stop());

async function opened(): Promise<{ partnerId: string; secret: string }> {
  const made = await planner.call('partners.create', {
    body: { name: '手机银行', productLines: ['pension', 'general'] },
    idempotencyKey: randomUUID(),
  });
  return { partnerId: made.partnerId, secret: made.secret ?? '' };
}

let phones = 0;
const ago = (minutes: number) => new Date(businessNow().getTime() - minutes * 60_000).toISOString();
function touch(over: Partial<PartnerTouch> = {}): PartnerTouch {
  phones += 1;
  return {
    id: `app-${randomUUID()}`,
    phone: `1080000${String(phones).padStart(4, '0')}`,
    name: '林一',
    productLine: 'pension',
    askedAt: ago(20),
    consent: { textVersion: consentTextFor('pension').version, grantedAt: ago(21), record: 'MB-2026-11-22-0001' },
    ...over,
  };
}

const codeOf = async (reply: Response) => ((await reply.json()) as { error: { code: string } }).error.code;
async function results(reply: Response): Promise<Data<'partners.send'>['results']> {
  return ((await reply.json()) as { data: Data<'partners.send'> }).data.results;
}
const leads = () => LeadModel.countDocuments({ 'touches.kind': 'partner' });

describe('a call that is not what its client signed', () => {
  it('is refused whatever was changed: client, secret, body, time; and takes nothing in', async () => {
    const before = await leads();
    const one = [touch()];
    expect(await codeOf(await send(bank.url, { ...client, partnerId: 'ptn_nobody' }, one))).toBe('PARTNER_SIGNATURE_WRONG');
    expect(await codeOf(await send(bank.url, { ...client, secret: 'guessed' }, one))).toBe('PARTNER_SIGNATURE_WRONG');
    const forgedBody = JSON.stringify({ touches: [{ ...one[0], phone: '10899999999' }] });
    expect(await codeOf(await send(bank.url, client, one, { forgedBody }))).toBe('PARTNER_SIGNATURE_WRONG');
    expect(await codeOf(await send(bank.url, client, one, { nonce: 'short' }))).toBe('PARTNER_SIGNATURE_WRONG');
    const now = Math.floor(Date.now() / 1_000);
    for (const timestamp of [now - 301, now + 301]) {
      expect(await codeOf(await send(bank.url, client, one, { timestamp }))).toBe('PARTNER_TIME_OFF');
    }
    expect(await codeOf(await fetch(`${bank.url}/api/open/v1/touches`, { method: 'POST' }))).toBe('PARTNER_SIGNATURE_WRONG');
    expect(await leads()).toBe(before);
    const audited = await AuditEntryModel.countDocuments({ 'actor.id': client.partnerId, outcome: 'refused' });
    expect(audited).toBeGreaterThanOrEqual(4);
  });

  it('is refused the second time it is played, also when both arrive at once', async () => {
    const one = [touch()];
    const nonce = randomUUID();
    const both = await Promise.all([send(bank.url, client, one, { nonce }), send(bank.url, client, one, { nonce })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await codeOf(await send(bank.url, client, one, { nonce }))).toBe('PARTNER_NONCE_USED');
    expect(await LeadModel.countDocuments({ 'touches.source': `Partner/${client.partnerId}.${one[0]!.id}` })).toBe(1);
  });

  it('of a client that was stopped is refused until it is opened again', async () => {
    const { partnerId, secret } = await opened();
    const set = (active: boolean, ifMatch: number) =>
      planner.call('partners.setActive', { params: { partnerId }, body: { active }, ifMatch });
    expect((await send(bank.url, { partnerId, secret }, [touch()])).status).toBe(200);
    await set(false, 1);
    expect(await codeOf(await send(bank.url, { partnerId, secret }, [touch()]))).toBe('PARTNER_SIGNATURE_WRONG');
    expect(await refusalOf(set(true, 1))).toBe('REQUEST_VERSION_STALE');
    await set(true, 2);
    expect((await send(bank.url, { partnerId, secret }, [touch()])).status).toBe(200);
  });
});

describe('what a client hands in', () => {
  it('is answered one by one: what is wrong is refused with its reason, the rest is taken', async () => {
    const blacklisted = touch();
    await send(bank.url, client, [blacklisted]);
    const lead = await LeadModel.findOne({ 'touches.source': `Partner/${client.partnerId}.${blacklisted.id}` }).lean();
    await PersonModel.updateOne({ _id: lead!.personId }, { $set: { redLines: ['blacklist'] } });
    const general = { ...touch().consent, textVersion: consentTextFor('general').version };
    const batch = [
      touch(),
      touch({ phone: '1.38E+10' }),
      touch({ productLine: 'renovation_loan' }),
      touch({ consent: { ...touch().consent, textVersion: 'V99' } }),
      touch({ consent: { ...touch().consent, grantedAt: ago(-60) } }),
      touch({ askedAt: ago(-60) }),
      touch({ askedAt: ago(22) }),
      touch({ askedAt: ago(91 * 1_440), consent: { ...touch().consent, grantedAt: ago(92 * 1_440) } }),
      touch({ area: '没有的片区' }),
      touch({ referrerNo: '99999' }),
      touch({ phone: blacklisted.phone, productLine: 'general', consent: general }),
    ];
    const answered = await results(await send(bank.url, client, batch));
    expect(answered.map(({ result, reason }) => reason?.code ?? result)).toEqual([
      ...['taken', 'phone_digits_lost', 'line_not_allowed', 'consent_version_unknown', 'consent_time_future'],
      ...['asked_time_invalid', 'asked_time_invalid', 'asked_time_invalid', 'area_unknown', 'staff_unknown', 'taken'],
    ]);
    // Whether a customer may be contacted is nothing that a partner is told: not at once, and not by asking again.
    expect((await results(await send(bank.url, client, batch.slice(10))))[0]?.result).toBe('known');
    expect(await LeadModel.countDocuments({ personId: lead!.personId })).toBe(1);
    expect(answered.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
  });

  it('that breaks off half-way is noted with what was taken until then', async () => {
    const odd = touch();
    await send(bank.url, client, [odd]);
    const { personId } = (await LeadModel.findOne({ 'touches.source': `Partner/${client.partnerId}.${odd.id}` }).lean())!;
    await PersonModel.updateOne({ _id: personId }, { $set: { areaId: 'area_nowhere', unitPath: '/nowhere/' } });
    const general = { ...touch().consent, textVersion: consentTextFor('general').version };
    const broken = await send(bank.url, client, [touch(), touch({ phone: odd.phone, productLine: 'general', consent: general }), touch()]);
    expect(broken.status).toBe(500);
    const page = await planner.call('partners.read', { params: { partnerId: client.partnerId } });
    expect(page.calls[0]).toMatchObject({ rows: 1, taken: 1 });
  });

  it('becomes a lead with the consent it came with, and the caller’s own record of it stands in the audit', async () => {
    const one = touch();
    await send(bank.url, client, [one]);
    const source = `Partner/${client.partnerId}.${one.id}`;
    const lead = await LeadModel.findOne({ 'touches.source': source }).lean();
    expect(lead?.touches[0]).toMatchObject({ kind: 'partner', at: new Date(one.askedAt) });
    expect(await ConsentModel.findOne({ source }).lean()).toMatchObject({ grantedAt: new Date(one.consent.grantedAt), withdrawnAt: null });
    const [told, ...more] = await AuditEntryModel.find({ 'detail.touch': one.id }).lean();
    expect(more).toEqual([]);
    expect(JSON.stringify(told)).not.toContain(one.consent.record);
    const [, , personId = ''] = told!.subjects.map((subject) => subject.split('/')[1] ?? '');
    await loadPersonKeys([personId]);
    const address = { personId, collection: 'auditEntries', documentId: told!.subjects[0]!, field: 'sealedRecord' };
    expect(openField(address, String(told!.detail?.['sealedRecord']))).toBe(one.consent.record);
  });

  it('told again under the same id it is known, whatever else it says; another client’s id is another', async () => {
    const one = touch();
    expect((await results(await send(bank.url, client, [one, one]))).map(({ result }) => result)).toEqual(['taken', 'known']);
    const changed = { ...one, productLine: 'general' as const };
    expect((await results(await send(bank.url, client, [changed])))[0]?.result).toBe('known');
    const other = await opened();
    expect((await results(await send(bank.url, other, [one])))[0]?.result).toBe('taken');
    expect((await LeadModel.findOne({ 'touches.source': `Partner/${client.partnerId}.${one.id}` }).lean())?.touches).toHaveLength(2);
  });

  it('of before each touch had a record is brought along from the trail, once', async () => {
    const one = touch();
    await send(bank.url, client, [one]);
    const source = `Partner/${client.partnerId}.${one.id}`;
    await PartnerTouchModel.deleteMany({});
    await keepPartnerTouches();
    await keepPartnerTouches();
    expect(await PartnerTouchModel.find({ _id: source }).lean()).toMatchObject([{ partnerId: client.partnerId }]);
    expect((await results(await send(bank.url, client, [one])))[0]?.result).toBe('known');
  });

  it('is fifty at most, and in the form that the contract says', async () => {
    const many = Array.from({ length: 51 }, () => touch());
    expect(await codeOf(await send(bank.url, client, many))).toBe('REQUEST_INVALID');
    expect(await codeOf(await send(bank.url, client, [{ ...touch(), surprise: 1 } as never]))).toBe('REQUEST_INVALID');
    expect((await results(await send(bank.url, client, many.slice(0, 50)))).every(({ result }) => result === 'taken')).toBe(true);
  });
});

describe('who keeps the clients', () => {
  it('is head office; a branch and an RM see none, compliance only looks', async () => {
    const branch = await signedIn(bank.url, 'console-shenyike', 'console');
    expect(await refusalOf(branch.call('partners.list', {}))).toBe('ACCESS_DENIED');
    const compliance = await signedIn(bank.url, 'console-liangzhixing', 'console');
    expect((await compliance.call('partners.list', {})).mayManage).toBe(false);
    const create = compliance.call('partners.create', { body: { name: '外部', productLines: ['general'] }, idempotencyKey: randomUUID() });
    expect(await refusalOf(create)).toBe('ACCESS_DENIED');
    expect(await refusalOf(planner.call('partners.read', { params: { partnerId: 'ptn_nobody' } }))).toBe('PARTNER_UNKNOWN');
  });

  it('a secret is told once, stands nowhere in the clear, and a new one lets the former live a day', async () => {
    const idempotencyKey = randomUUID();
    const create = () => planner.call('partners.create', { body: { name: '网上银行', productLines: ['pension'] }, idempotencyKey });
    const made = await create();
    expect(await create()).toEqual({ ...made, secret: null });
    const { partnerId } = made;
    const stored = JSON.stringify(
      await Promise.all(Object.values(mongoose.connection.models).map((model) => model.find({}).limit(500).lean())),
    );
    expect(stored).not.toContain(made.secret);
    const first = { partnerId, secret: made.secret! };
    const rotated = await planner.call('partners.rotate', { params: { partnerId }, ifMatch: 1 });
    const second = { partnerId, secret: rotated.secret! };
    for (const one of [first, second]) expect((await send(bank.url, one, [touch()])).status).toBe(200);
    const third = { partnerId, secret: (await planner.call('partners.rotate', { params: { partnerId }, ifMatch: 2 })).secret! };
    expect((await send(bank.url, first, [touch()])).status).toBe(200);
    expect((await send(bank.url, third, [touch()])).status).toBe(200);
    await PartnerModel.updateOne({ _id: partnerId }, { $set: { 'former.until': new Date(0) } });
    expect((await send(bank.url, first, [touch()])).status).toBe(401);
    const page = await planner.call('partners.read', { params: { partnerId } });
    expect(page.calls.map(({ ok, taken }) => [ok, taken])).toEqual([
      [false, 0],
      [true, 1],
      [true, 1],
      [true, 1],
      [true, 1],
    ]);
    expect(JSON.stringify(page)).not.toContain(third.secret);
  });
});

it('the signature is the one that the document of the interface describes', () => {
  const call = { method: 'POST', path: '/api/open/v1/touches', timestamp: '1795334400', nonce: 'abcdefgh12345678', body: '{"touches":[]}' };
  const digest = createHash('sha256').update(call.body).digest('hex');
  const text = `POST\n/api/open/v1/touches\n1795334400\nabcdefgh12345678\n${digest}`;
  expect(signatureOf(call, 'secret')).toBe(createHmac('sha256', 'secret').update(text).digest('hex'));
});
