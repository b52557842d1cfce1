import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, ENTRY_CODES_AT_MOST } from '@yinqiao/shared/domain';
import { CampaignModel } from '../../server/src/modules/campaigns/campaign.model';
import { EntryCodeModel } from '../../server/src/modules/channels/entryCode.model';
import { EntryOpeningModel } from '../../server/src/modules/channels/entryOpening.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PolicyVersionModel } from '../../server/src/modules/leads/policy/policyVersion.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { insertPersonKeys, newPersonKey } from '../../server/src/platform/crypto/personalData';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { addCustomers, clientOf, PENSION_SEASON } from '../support/teams';
import { until } from '../support/until';
import { raise, startVerdictLab, storedVerdict, type VerdictLab } from './verdicts.support';

jest.setTimeout(60_000);

const PENSION_ACCOUNT = 'prd_P13';
const LOBBY = 'stf_court_lobby';
const textVersion = consentTextFor('pension').version;

let lab: VerdictLab;
beforeAll(async () => {
  lab = await startVerdictLab();
  const manager = await StaffModel.findById(lab.team.managerId).lean();
  const lobby = { _id: LOBBY, staffNo: 'courtL', wecomUserId: 'court-lobby', name: '试验大堂', role: 'lobby_manager' as const };
  await StaffModel.insertMany([{ ...manager!, ...lobby, dailyCapacity: 0 }]);
}, 120_000);
afterAll(() => lab?.bank.stop());

type NewCode = Api['channels.create']['body'];
const workbench = (staffId: string) => clientOf(lab.bank.url, 'staff', staffId, 'workbench');
const make = async (by: string, body: NewCode, key: string = randomUUID()) =>
  (await lab.as(by)).call('channels.create', { body, idempotencyKey: key });
const ownCode = async (staffId: string) => (await make(staffId, { kind: 'staff', title: '名片背面' })).entryId;
const end = async (by: string, entryId: string, ifMatch = 1) => (await lab.as(by)).call('channels.end', { params: { entryId }, ifMatch });

/** A customer with a phone that opened a code. */
async function visitor(entryId: string, ownerStaffId: string | null = null) {
  const [personId = ''] = await addCustomers(lab.team, 1, ownerStaffId);
  await insertPersonKeys([newPersonKey(personId)]);
  const client = await clientOf(lab.bank.url, 'customer', personId, 'h5');
  const visitId = randomUUID();
  const opened = await client.call('channels.open', { params: { entryId, visitId } });
  return { personId, client, opened, entry: { entryId, visitId, declined: false } };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;

const enquire = (client: ApiClient, over: Partial<Api['leads.enquire']['body']> = {}, key: string = randomUUID()) =>
  client.call('leads.enquire', {
    body: { productId: PENSION_ACCOUNT, textVersion, callTime: 'any', wanted: 'anyone', ...over },
    idempotencyKey: key,
  });
const given = ({ personId }: Pick<Visitor, 'personId'>) =>
  until('the lead has an RM', async () => LeadModel.findOne({ personId, state: 'assigned' }).lean<(Lead & { staffId: string }) | null>());
const traceOf = async (leadId: string) => (await lab.as(lab.team.managerId)).call('cockpit.leadTrace', { params: { leadId } });
/** What the rung that decided says. */
const decidedIn = async (leadId: string) => (await traceOf(leadId)).rungs.filter(({ tone }) => tone === 'decided').map(({ name }) => name);

describe('a code that may not be', () => {
  it('is not made: a kind of others, a colleague elsewhere or oneself, no outlet, an unknown benefit, an end that is past', async () => {
    const today = businessDayOf(businessNow());
    const { outletId, managerId } = lab.team;
    const title = '试';
    const before = await EntryCodeModel.countDocuments();
    expect(await refusalOf(make(lab.headDesk, { kind: 'staff', title }))).toBe('ENTRY_KIND_NOT_YOURS');
    expect(await refusalOf(make(lab.scanner, { kind: 'outlet', title, unitId: outletId }))).toBe('ENTRY_KIND_NOT_YOURS');
    const lobby = await workbench(LOBBY);
    const refer = (namedStaffId: string) =>
      lobby.call('channels.create', { body: { kind: 'referral', title, namedStaffId }, idempotencyKey: randomUUID() });
    expect(await refusalOf(refer(staffByName('周可欣').staffId))).toBe('ENTRY_STAFF_UNFIT');
    expect(await refusalOf(refer(LOBBY))).toBe('ENTRY_STAFF_UNFIT');
    expect(await refusalOf(make(lab.branchDesk, { kind: 'outlet', title, unitId: 'unit_court_branch' }))).toBe('ENTRY_UNIT_UNFIT');
    expect(await refusalOf(make(managerId, { kind: 'outlet', title, unitId: 'unit_court_branch' }))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(make(lab.scanner, { kind: 'staff', title, campaignId: 'cmp_none' }))).toBe('CAMPAIGN_UNKNOWN');
    for (const endsOn of [addDays(today, -1), addDays(today, 400)])
      expect(await refusalOf(make(lab.scanner, { kind: 'staff', title, endsOn }))).toBe('ENTRY_END_WRONG');
    expect(await EntryCodeModel.countDocuments()).toBe(before);
  });

  it('is not ended by others, and not twice; the attempt is audited', async () => {
    const entryId = await ownCode(lab.scanner);
    expect(await refusalOf(end(lab.owner, entryId))).toBe('ENTRY_UNKNOWN');
    expect(await refusalOf(end(lab.scanner, entryId, 7))).toBe('REQUEST_VERSION_STALE');
    expect(await end(lab.scanner, entryId)).toEqual({ entryId, version: 2 });
    expect(await refusalOf(end(lab.scanner, entryId, 2))).toBe('REQUEST_VERSION_STALE');
    const trail = await AuditEntryModel.find({ subjects: `EntryCode/${entryId}` })
      .sort({ _id: 1 })
      .lean();
    expect(trail.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['create:EntryCode', 'done'],
      ['end:EntryCode', 'refused'],
      ['end:EntryCode', 'done'],
    ]);
    expect(trail[0]?.detail).toEqual({ kind: 'staff', unitId: lab.team.outletId });
  });

  it('is one more than a member may have, also when two are asked for at the same moment', async () => {
    const [template] = [(await EntryCodeModel.findById(await ownCode(lab.owner)).lean())!];
    const has = { createdBy: lab.owner, endsAt: null };
    const lacking = ENTRY_CODES_AT_MOST - 1 - (await EntryCodeModel.countDocuments(has));
    await EntryCodeModel.insertMany(Array.from({ length: lacking }, (_, n) => ({ ...template, _id: `full${n}`, title: '满' })));
    const title = '同时';
    const made = await Promise.allSettled([1, 2, 3].map(() => make(lab.owner, { kind: 'staff', title })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(make(lab.owner, { kind: 'staff', title }))).toBe('ENTRY_TOO_MANY');
    expect(await EntryCodeModel.countDocuments(has)).toBe(ENTRY_CODES_AT_MOST);
    await EntryCodeModel.deleteMany({ _id: /^full/ });
  });

  it('opens no benefit that customers of its unit are not offered', async () => {
    const season = (await CampaignModel.findById(PENSION_SEASON).lean())!;
    await CampaignModel.create({ ...season, _id: 'cmp_elsewhere', areaIds: ['area_elsewhere'] });
    await CampaignModel.create({ ...season, _id: 'cmp_here', areaIds: [lab.team.areaId] });
    const offered = async () => (await (await lab.as(lab.scanner)).call('channels.mine', {})).campaigns.map(({ campaignId }) => campaignId);
    expect(await offered()).toContain('cmp_here');
    expect(await offered()).not.toContain('cmp_elsewhere');
    const { units } = await (await lab.as(lab.team.managerId)).call('channels.list', {});
    expect(units.find(({ unitId }) => unitId === lab.team.outletId)?.campaignIds).toEqual(await offered());
    const code = (campaignId: string) => make(lab.scanner, { kind: 'staff', title: '权益', campaignId });
    expect(await refusalOf(code('cmp_elsewhere'))).toBe('CAMPAIGN_UNKNOWN');
    expect((await code('cmp_here')).link).toContain('cmp_here');
    await CampaignModel.deleteMany({ _id: { $in: ['cmp_elsewhere', 'cmp_here'] } });
  });

  it('is made once whatever is told twice', async () => {
    const key = randomUUID();
    const body: NewCode = { kind: 'staff', title: '两次' };
    const first = await make(lab.scanner, body, key);
    expect(await make(lab.scanner, body, key)).toEqual(first);
    expect(await EntryCodeModel.countDocuments({ title: '两次' })).toBe(1);
  });
});

describe('an opening', () => {
  it('counts once a visit, keeps nothing of the customer, and of a code that is unknown or over nothing at all', async () => {
    const entryId = await ownCode(lab.scanner);
    const { client, entry, opened, personId } = await visitor(entryId);
    expect(opened).toEqual({ counts: true, campaignId: null });
    await client.call('channels.open', { params: { entryId, visitId: entry.visitId } });
    const kept = await EntryOpeningModel.find({ entryId }).lean();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(personId);
    await end(lab.scanner, entryId);
    for (const gone of [entryId, 'aaaaaaaaaaaa']) {
      const params = { entryId: gone, visitId: randomUUID() };
      expect(await client.call('channels.open', { params })).toEqual({ counts: false, campaignId: null });
    }
    expect(await EntryOpeningModel.countDocuments({ entryId })).toBe(1);
  });

  it('says who invited; not for a code that is over, nor one whose owner has left', async () => {
    const entryId = await ownCode(lab.stranger);
    const { client } = await visitor(entryId);
    const shown = async () =>
      (await client.call('portal.enquiry', { params: { productId: PENSION_ACCOUNT }, query: { entryId } })).invitation;
    expect(await shown()).toMatchObject({ text: '由 试验网点 试验2 邀请', decline: '不由 TA 联系' });
    const benefit = await client.call('portal.campaign', { params: { campaignId: PENSION_SEASON }, query: { entryId } });
    expect(benefit.invitation?.text).toBe('由 试验网点 试验2 邀请');
    await StaffModel.updateOne({ _id: lab.stranger }, { $set: { status: 'left' } });
    expect(await shown()).toBeNull();
    await StaffModel.updateOne({ _id: lab.stranger }, { $set: { status: 'active' } });
    await end(lab.stranger, entryId);
    expect(await shown()).toBeNull();
  });
});

describe('D1 from the scan to the verdict', () => {
  it('whose code was scanned gets the lead of a customer who is in nobody’s book; asked twice it is one lead', async () => {
    const came = await visitor(await ownCode(lab.scanner));
    const key = randomUUID();
    await enquire(came.client, { entry: came.entry }, key);
    await enquire(came.client, { entry: came.entry }, key);
    const lead = await given(came);
    expect(lead.staffId).toBe(lab.scanner);
    expect(lead.touches).toMatchObject([{ kind: 'channel_code', facts: { codeStaffId: lab.scanner, entryId: came.entry.entryId } }]);
    expect(await decidedIn(lead._id)).toEqual(['来源码']);
    const { sourceText } = await traceOf(lead._id);
    expect(sourceText).toContain('渠道码');
  });

  it('the book owner on duty goes first, and the verdict gives the scanner 转介绍 20 %', async () => {
    const came = await visitor(await ownCode(lab.scanner), lab.owner);
    await PersonModel.updateOne({ _id: came.personId }, { $set: { ownerSince: new Date('2026-10-01T00:00:00+08:00') } });
    await enquire(came.client, { entry: came.entry });
    const lead = await given(came);
    expect(lead.staffId).toBe(lab.owner);
    const { verdictId } = await raise(lab, lead._id);
    const { judgement } = (await storedVerdict(verdictId)).issues[0]!;
    expect(judgement.shares.map(({ staffId, part }) => [staffId, part])).toEqual([
      [lab.owner, 8_000],
      [lab.scanner, 2_000],
    ]);
  });

  it('counts from the scan: eight days later the trace says that the scan is too old', async () => {
    const now = businessNow();
    const came = await visitor(await ownCode(lab.scanner));
    await setBusinessNow(new Date(now.getTime() + 8 * 86_400_000));
    await enquire(came.client, { entry: came.entry });
    const lead = await given(came);
    expect(lead.touches[0]!.facts.scannedAt!.getTime()).toBeLessThan(now.getTime() + 60_000);
    expect(await decidedIn(lead._id)).not.toContain('来源码');
    expect((await traceOf(lead._id)).rungs.find(({ name }) => name === '来源码')?.result).toBe('已过期');
    await setBusinessNow(now);
  });

  it('the benefit of a campaign carries the code as well', async () => {
    const came = await visitor(await ownCode(lab.stranger));
    const body = { contact: { agreed: true as const, textVersion }, entry: came.entry };
    await came.client.call('campaigns.claim', { params: { campaignId: PENSION_SEASON }, body, idempotencyKey: randomUUID() });
    const lead = await given(came);
    expect(lead.staffId).toBe(lab.stranger);
    expect(lead.touches[0]).toMatchObject({ kind: 'channel_code', campaignId: PENSION_SEASON });
    expect(lead.touches[0]!.source).toMatch(/^Coupon\//);
  });

  it('not by them, says the customer: it goes to somebody else, and nobody can hand it over to them', async () => {
    const came = await visitor(await ownCode(lab.scanner));
    await enquire(came.client, { entry: { ...came.entry, declined: true } });
    const lead = await given(came);
    expect(lead.staffId).not.toBe(lab.scanner);
    expect(lead.facts.barred).toEqual([lab.scanner]);
    expect(lead.touches[0]!.kind).toBe('channel_code');
    const manager = await lab.as(lab.team.managerId);
    const transfer = { leads: [{ leadId: lead._id, assignmentNo: lead.assignmentNo }], toStaffId: lab.scanner, reason: 'other' as const };
    expect(await manager.call('leads.transfer', { body: transfer, idempotencyKey: randomUUID() })).toMatchObject({ moved: 0 });
  });

  it('not by them, says a second form: whoever has the lead lets it go, and a third form of the same scan does not undo that', async () => {
    const came = await visitor(await ownCode(lab.scanner));
    await enquire(came.client, { entry: came.entry });
    const { _id: leadId } = await given(came);
    await enquire(came.client, { entry: { ...came.entry, declined: true } });
    const next = () => LeadModel.findOne({ _id: leadId, state: 'assigned', staffId: { $ne: lab.scanner } }).lean();
    const lead = await until('somebody else has it', next);
    expect(lead.facts.barred).toEqual([lab.scanner]);
    expect(lead.history.filter(({ what }) => what === 'recycled')).toMatchObject([{ staffId: lab.scanner, code: 'declined' }]);
    await enquire(came.client, { entry: came.entry });
    expect(await LeadModel.findById(leadId).lean()).toMatchObject({ touches: { length: 3 }, facts: { barred: [lab.scanner] } });
    await LeadModel.updateOne({ _id: leadId }, { $set: { state: 'lost', open: false, closedAt: businessNow() } });
    await enquire(came.client, { entry: came.entry });
    const again = await until('it is open again', next);
    expect(again.facts).toMatchObject({ barred: [lab.scanner], ties: { code: { staffId: lab.scanner } } });
  });

  it('a code that is unknown, over, or of somebody who has left is no fault of the customer: the enquiry stands as without it', async () => {
    const entryId = await ownCode(lab.scanner);
    const came = await visitor(entryId);
    await end(lab.scanner, entryId);
    await enquire(came.client, { entry: came.entry });
    const unknown = await visitor('aaaaaaaaaaaa');
    await enquire(unknown.client, { entry: unknown.entry });
    for (const one of [came, unknown]) expect((await given(one)).touches).toMatchObject([{ kind: 'form', facts: {} }]);
  });
});

describe('the other kinds', () => {
  it('a referral goes to who is named, by rung 5, and who referred is kept', async () => {
    const lobby = await workbench(LOBBY);
    const { colleagues, kinds } = await lobby.call('channels.mine', {});
    expect([kinds, colleagues.map(({ staffId }) => staffId)]).toEqual([['referral'], lab.team.staffIds]);
    const { entryId, link } = await lobby.call('channels.create', {
      body: { kind: 'referral', title: '大堂转介', namedStaffId: lab.stranger },
      idempotencyKey: randomUUID(),
    });
    expect(link).toContain(`/h5/#/pages/welfare/index?entry=${entryId}`);
    const came = await visitor(entryId);
    await enquire(came.client, { entry: came.entry });
    const lead = await given(came);
    expect(lead.staffId).toBe(lab.stranger);
    expect(lead.touches[0]).toMatchObject({ kind: 'referral', facts: { referral: { namedStaffId: lab.stranger, byStaffId: LOBBY } } });
    expect(await decidedIn(lead._id)).toEqual(['转介']);
  });

  it('a referral of somebody who has left counts no more', async () => {
    const lobby = await workbench(LOBBY);
    const body: NewCode = { kind: 'referral', title: '离职', namedStaffId: lab.stranger };
    const { entryId } = await lobby.call('channels.create', { body, idempotencyKey: randomUUID() });
    await StaffModel.updateOne({ _id: LOBBY }, { $set: { status: 'left' } });
    expect((await visitor(entryId)).opened.counts).toBe(false);
    await StaffModel.updateOne({ _id: LOBBY }, { $set: { status: 'active' } });
    expect((await visitor(entryId)).opened.counts).toBe(true);
  });

  it('an outlet’s code is the customer’s choice of that outlet', async () => {
    const { entryId } = await make(lab.team.managerId, { kind: 'outlet', title: '门口易拉宝', unitId: lab.team.outletId });
    const came = await visitor(entryId);
    await enquire(came.client, { entry: came.entry });
    const lead = await given(came);
    expect(lead.facts.ties.chosen.outletId).toBe(lab.team.outletId);
    expect(lead.touches[0]!.kind).toBe('channel_code');
  });

  it('a policy can speak of leads that a community brought; two codes of one name are one community', async () => {
    const planned = async (call: (client: ApiClient) => Promise<unknown>, by: string) => call(await lab.as(by));
    const rung = {
      id: 'own_community',
      kind: 'custom' as const,
      on: true,
      params: {
        name: '社群线索',
        when: { sources: ['community' as const] },
        strategy: { kind: 'team' as const, unitId: lab.team.outletId, staffIds: [lab.stranger], licences: [], way: 'fair_share' as const },
      },
      lock: 'free' as const,
      bounds: {},
    };
    const desk = await lab.as(lab.branchDesk);
    const begun = await desk.call('policies.begin', { body: { unitId: 'unit_court_branch' }, idempotencyKey: randomUUID() });
    const { versionId } = begun;
    const saved = await desk.call('policies.save', {
      params: { versionId },
      body: { delta: { changes: [], additions: [{ after: 'tier', rung }] } },
      ifMatch: begun.version,
    });
    await desk.call('policies.submit', { params: { versionId }, body: { effectiveAt: null }, ifMatch: saved.version });
    await planned(async (client) => {
      const { approval } = await client.call('policies.version', { params: { versionId } });
      await client.call('approvals.decide', { params: { approvalId: approval!.approvalId }, body: { decision: 'approved' } });
    }, lab.headDesk);
    await until('the policy is in force', async () => (await PolicyVersionModel.findById(versionId).lean())?.state === 'in_force');
    const code: NewCode = { kind: 'community', title: '颐和养老群', unitId: lab.team.outletId };
    const [first, second] = await Promise.all([make(lab.team.managerId, code), make(lab.team.managerId, code)]);
    const leads: (Lead & { staffId: string })[] = [];
    for (const { entryId } of [first, second]) {
      const came = await visitor(entryId);
      await enquire(came.client, { entry: came.entry });
      leads.push(await given(came));
    }
    expect(leads.map(({ staffId }) => staffId)).toEqual([lab.stranger, lab.stranger]);
    expect(leads.map(({ touches }) => touches[0]!.kind)).toEqual(['community', 'community']);
    expect(new Set(leads.map(({ touches }) => touches[0]!.facts.communityId)).size).toBe(1);
    const byForm = await visitor('aaaaaaaaaaaa');
    await enquire(byForm.client);
    expect((await given(byForm)).pool.by).not.toBe('custom');
  });
});

describe('what came of it', () => {
  it('is summed over all codes, also those that are not listed, and a lead that came through two counts once', async () => {
    const list = async (view: 'active' | 'ended') => (await lab.as(lab.team.managerId)).call('channels.list', { query: { view } });
    const before = (await list('active')).sums;
    const [first, second] = [await ownCode(lab.scanner), await ownCode(lab.stranger)];
    const came = await visitor(first);
    const again = { entryId: second, visitId: randomUUID(), declined: false };
    await came.client.call('channels.open', { params: { entryId: second, visitId: again.visitId } });
    await enquire(came.client, { entry: came.entry });
    await enquire(came.client, { entry: again });
    const { codes, sums, more } = await list('active');
    expect(codes.filter(({ entryId }) => entryId === first || entryId === second).map(({ enquired }) => enquired)).toEqual([1, 1]);
    expect(sums).toEqual({ ...before, codes: before.codes + 2, opened: before.opened + 2, enquired: before.enquired + 1 });
    expect(more).toBe(false);
    const template = (await EntryCodeModel.findById(first).lean())!;
    const over = { ...template, endsAt: new Date(template.createdAt.getTime() - 1) };
    await EntryCodeModel.insertMany(Array.from({ length: 201 }, (_, n) => ({ ...over, _id: `over${n}` })));
    const ended = await list('ended');
    expect([ended.codes.length, ended.more]).toEqual([200, true]);
    expect(ended.sums.codes).toBeGreaterThan(200);
    await EntryCodeModel.deleteMany({ _id: /^over/ });
  });

  it('is shown to who made the code and to the units above, to nobody beside them', async () => {
    const entryId = await ownCode(lab.scanner);
    const came = await visitor(entryId);
    await came.client.call('channels.open', { params: { entryId, visitId: randomUUID() } });
    await enquire(came.client, { entry: came.entry });
    await given(came);
    const figures = { entryId, opened: 2, enquired: 1, won: 0, canEnd: true, stateText: '长期有效' };
    const mine = await (await lab.as(lab.scanner)).call('channels.mine', {});
    expect(mine.codes.find((one) => one.entryId === entryId)).toMatchObject(figures);
    const seen = await (await lab.as(lab.team.managerId)).call('channels.list', {});
    expect(seen.codes.find((one) => one.entryId === entryId)).toMatchObject({ ...figures, staffName: '试验1' });
    expect(seen.sums.opened).toBeGreaterThanOrEqual(2);
    expect((await (await lab.as(lab.owner)).call('channels.mine', {})).codes.map((one) => one.entryId)).not.toContain(entryId);
    const elsewhere = await clientOf(lab.bank.url, 'staff', staffByName('沈亦可').staffId, 'console');
    expect((await elsewhere.call('channels.list', {})).codes.map((one) => one.entryId)).not.toContain(entryId);
    expect(await refusalOf(elsewhere.call('channels.list', { query: { unitId: lab.team.outletId } }))).toBe('REQUEST_NOT_FOUND');
    await LeadModel.updateOne({ personId: came.personId }, { $set: { state: 'won', open: false } });
    await end(lab.team.managerId, entryId);
    const over = await (await lab.as(lab.team.managerId)).call('channels.list', { query: { view: 'ended' } });
    expect(over.codes.find((one) => one.entryId === entryId)).toMatchObject({ won: 1, active: false, canEnd: false });
  });
});
