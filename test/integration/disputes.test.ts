import { randomUUID } from 'node:crypto';
import type { RaisedKind, TalkEvidence, TransferReason } from '@yinqiao/shared/domain';
import { AdviserWishModel } from '../../server/src/modules/customers/adviserWish.model';
import { BookOwnershipModel } from '../../server/src/modules/customers/bookOwnership.model';
import { barredAdvisersOf } from '../../server/src/modules/customers';
import { FollowRelationModel, followRelationId } from '../../server/src/modules/customers/followRelation.model';
import { HandlingModel } from '../../server/src/modules/customers/handling.model';
import { PayrollModel } from '../../server/src/modules/customers/payroll.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { captureLead } from '../../server/src/modules/leads/commands/captureLead';
import { poolLead } from '../../server/src/modules/leads/commands/poolLead';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { VerdictModel } from '../../server/src/modules/leads/verdicts/verdict.model';
import { OrgUnitModel } from '../../server/src/modules/orgs/orgUnit.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { insertPersonKeys, newPersonKey, sealField } from '../../server/src/platform/crypto/personalData';
import { transact } from '../../server/src/platform/db/transact';
import { remoteSeats, staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { addCustomers, claim, clientOf } from '../support/teams';
import { until } from '../support/until';
import { appeal, changeTo, decide, raise, scannedLead, startVerdictLab, storedVerdict, type VerdictLab } from './verdicts.support';

/** The ten disputes of the policy, raised over HTTP from what the ledgers really hold; each named as its row says it. */
jest.setTimeout(180_000);

let lab: VerdictLab;
beforeAll(async () => {
  lab = await startVerdictLab();
  await setBusinessNow(at('11-23 10:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

const at = (words: string) => new Date(`2026-${words.replace(' ', 'T')}:00+08:00`);
const later = (minutes: number) => setBusinessNow(new Date(businessNow().getTime() + minutes * 60_000));
const stored = async (leadId: string) => (await LeadModel.findById(leadId).lean())!;

/** A lead of somebody whose book nobody keeps unless told, with whoever distribution gave it to. */
async function given(ownerStaffId: string | null = null): Promise<Lead & { staffId: string }> {
  const [personId = ''] = await addCustomers(lab.team, 1, ownerStaffId);
  await insertPersonKeys([newPersonKey(personId)]);
  await claim(lab.bank.url, personId);
  const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
  return lead as Lead & { staffId: string };
}
const seatIds = remoteSeats.map(({ staffId }) => staffId);
const colleagueOf = (staffId: string) => lab.team.staffIds.find((id) => id !== staffId)!;

async function judged(lead: Lead, kind: RaisedKind, claimants: [string, string], by = claimants[0]) {
  const { verdictId } = await raise(lab, lead._id, { by, kind, claimants });
  const { judgement, facts } = (await storedVerdict(verdictId)).issues[0]!;
  const document = await (await lab.as(by)).call('verdicts.read', { params: { verdictId }, query: {} });
  const shares = judgement.shares.map(({ staffId, part }) => [staffId, part] as const);
  return { verdictId, judgement, facts, shares, document };
}

async function work(lead: Lead, outcome: 'considering' | 'completed') {
  const { staffId, assignmentNo, state, _id: leadId } = await stored(lead._id);
  const rm = await lab.as(staffId!);
  if (state === 'assigned') await rm.call('leads.accept', { params: { leadId }, body: { assignmentNo } });
  await rm.call('leads.recordOutcome', { params: { leadId }, body: { assignmentNo, outcome }, idempotencyKey: randomUUID() });
}

async function transfer(lead: Lead, toStaffId: string, reason: TransferReason) {
  const { assignmentNo } = await stored(lead._id);
  const manager = await lab.as(lab.team.managerId);
  const body = { leads: [{ leadId: lead._id, assignmentNo }], toStaffId, reason };
  expect(await manager.call('leads.transfer', { body, idempotencyKey: randomUUID() })).toMatchObject({ moved: 1 });
}

const befriended = (staffId: string, { personId }: Lead, lastHeardAt: Date | null, evidence: TalkEvidence | null) =>
  FollowRelationModel.create([
    {
      _id: followRelationId(staffId, personId),
      staffId,
      personId,
      externalUserId: `wm_${personId}`,
      since: at('01-05 10:00'),
      endedAt: null,
      lastHeardAt,
      evidence,
    },
  ]);

it('an RM may not say that a colleague takes customers along: that is for those who lead people', async () => {
  const lead = await given();
  expect(
    await refusalOf(raise(lab, lead._id, { by: lead.staffId, kind: 'taken_away', claimants: [lead.staffId, colleagueOf(lead.staffId)] })),
  ).toBe('DISPUTE_FOR_MANAGERS');
  const { kinds } = await (await lab.as(lead.staffId)).call('verdicts.dispute', { params: { leadId: lead._id } });
  expect(kinds.map(({ kind }) => kind)).not.toContain('taken_away');
});

it('D1 管户在别处，客户扫了码: 管户 gets it if on duty; the scanner gets 转介绍 20 %, whoever’s code was scanned later nothing', async () => {
  const lead = await scannedLead(lab);
  const scannedLater = {
    ...lead.touches[0]!,
    source: `${lead.touches[0]!.source}:later`,
    at: new Date(lead.capturedAt.getTime() + 60_000),
  };
  await LeadModel.updateOne({ _id: lead._id }, { $push: { touches: { ...scannedLater, facts: { codeStaffId: lab.stranger } } } });
  const { judgement, shares } = await judged(lead, 'book_and_code', [lab.scanner, lab.owner]);
  expect(judgement.followerId).toBe(lab.owner);
  expect(shares).toEqual([
    [lab.owner, 8_000],
    [lab.scanner, 2_000],
  ]);
});

it('D1 an owner who lost the licence keeps the book, and the lead goes to the licensed colleague', async () => {
  const lead = await scannedLead(lab);
  await StaffModel.updateOne({ _id: lab.owner }, { $set: { licences: [] } });
  const { judgement, document } = await judged(lead, 'book_and_code', [lab.scanner, lab.owner]);
  await StaffModel.updateOne({ _id: lab.owner }, { $set: { licences: ['pension'] } });
  expect(judgement.followerId).toBe(lab.scanner);
  expect(document.clauses[0]).toMatchObject({ applies: false, resultText: '没有这项业务的资质，转有资质的同事' });
  expect((await PersonModel.findById(lead.personId).lean())?.ownerStaffId).toBe(lab.owner);
});

it('D1 the code that opened an ended lead again counts, judged by the ledgers of that day', async () => {
  const lead = await given(lab.owner);
  await work(lead, 'completed');
  await later(24 * 60);
  const { personId, productLine, areaId } = lead;
  const moved = businessNow();
  await BookOwnershipModel.insertMany([
    { _id: `own1:${personId}`, personId, staffId: lab.owner, from: at('01-05 00:00'), to: moved, source: 'core_file' },
    { _id: `own2:${personId}`, personId, staffId: lab.stranger, from: moved, to: null, source: 'core_file' },
  ]);
  await PersonModel.updateOne({ _id: personId }, { $set: { ownerStaffId: lab.stranger, ownerSince: moved } });
  await later(60);
  const again = { source: `Form/again_${lead._id}`, kind: 'channel_code' as const, campaignId: null, at: businessNow() };
  const enquiry = { ...again, personId, productLine, areaId, facts: { codeStaffId: lab.scanner } };
  expect(await transact(() => captureLead(enquiry))).toMatchObject({ kind: 'reopened' });
  const reopened = await until('the lead has an RM again', () => LeadModel.findOne({ _id: lead._id, state: 'assigned' }).lean());
  expect(reopened.staffId).toBe(lab.stranger);
  const { facts, shares } = await judged(reopened, 'book_and_code', [lab.scanner, lab.stranger]);
  expect(facts.lead.capturedAt).toEqual(again.at);
  expect(facts.ties).toMatchObject({ code: { staffId: lab.scanner, at: again.at }, bookOwner: { staffId: lab.stranger } });
  expect(shares).toEqual([
    [lab.stranger, 8_000],
    [lab.scanner, 2_000],
  ]);
});

it('D2 two friends, both claim: the one with the customer’s own word ≤90 天, later wins, and the verdict says which evidence it had', async () => {
  const lead = await given();
  const [a, b] = [lead.staffId, colleagueOf(lead.staffId)];
  await befriended(a, lead, at('09-20 10:00'), 'call');
  await befriended(b, lead, at('11-02 10:00'), 'tagged_page');
  const { judgement, document } = await judged(lead, 'two_friends', [b, a]);
  expect(judgement).toMatchObject({ followerId: b, by: 'friend' });
  expect(document.evidenceText).toContain('点开带标页面');
  expect((await stored(lead._id)).staffId).toBe(b);
});

it('D2 what was said after the lead came in proves no earlier tie', async () => {
  const lead = await given();
  const [a, b] = [lead.staffId, colleagueOf(lead.staffId)];
  await befriended(a, lead, null, null);
  await befriended(b, lead, new Date(lead.capturedAt.getTime() + 60_000), 'call');
  expect((await judged(lead, 'two_friends', [b, a])).judgement).toMatchObject({ followerId: a, by: 'stands' });
});

it('D3 客户总来找我, no 管户, no friend: not ownership; a booking that named somebody is told as evidence', async () => {
  const lead = await given();
  const other = colleagueOf(lead.staffId);
  const { personId } = lead;
  const booking = {
    personId,
    productLine: 'pension' as const,
    staffId: other,
    openedAt: at('10-08 10:00'),
    lastActionAt: at('10-08 10:00'),
  };
  await HandlingModel.create([{ _id: `Booking/${personId}`, ...booking, closedAt: at('10-09 10:00') }]);
  const { judgement, document } = await judged(lead, 'habit', [other, lead.staffId], lab.team.managerId);
  expect(judgement).toMatchObject({ followerId: lead.staffId, by: 'stands', measures: [{ code: 'claim_may_be_proposed' }] });
  expect(document.facts.map(({ proof }) => proof)).toContain('预约指定');
});

it('D4 A did the work, the customer signs with B: 70/30', async () => {
  const lead = await given();
  const [a, b] = [lead.staffId, colleagueOf(lead.staffId)];
  await work(lead, 'considering');
  await transfer(lead, b, 'better_fit');
  await work(lead, 'completed');
  expect((await judged(lead, 'signed_elsewhere', [a, b])).shares).toEqual([
    [a, 7_000],
    [b, 3_000],
  ]);
});

it('D4 the customer signs with B while A’s lead is open: what B closed counts as the deal, a booking that is over does not', async () => {
  const lead = await given();
  const [a, b] = [lead.staffId, colleagueOf(lead.staffId)];
  await befriended(b, lead, null, null);
  await work(lead, 'considering');
  await later(1);
  const closed = {
    personId: lead.personId,
    productLine: lead.productLine,
    staffId: b,
    openedAt: businessNow(),
    lastActionAt: businessNow(),
  };
  await HandlingModel.create([{ _id: `Booking/${lead._id}`, ...closed, closedAt: businessNow() }]);
  const none = await judged(lead, 'signed_elsewhere', [a, b]);
  expect(none.shares).toEqual([[a, 10_000]]);
  expect(none.document.clauses[0]).toMatchObject({ applies: false, resultText: '没有成交记录，不分业绩' });

  // As if it had not been raised before there was a deal: what is final is not asked again.
  await VerdictModel.deleteOne({ _id: none.verdictId });
  await HandlingModel.create([{ _id: `Application/${lead._id}`, ...closed, closedAt: businessNow() }]);
  const signed = await judged(lead, 'signed_elsewhere', [a, b]);
  expect(signed.shares).toEqual([
    [a, 7_000],
    [b, 3_000],
  ]);
  expect((await stored(lead._id)).staffId).toBe(a);
});

it('D5 accepted and nothing done, deal by the second: 100 % second; who had contacted in time brought the customer along', async () => {
  const idle = await given();
  const [a, b] = [idle.staffId, colleagueOf(idle.staffId)];
  await (await lab.as(a)).call('leads.accept', { params: { leadId: idle._id }, body: { assignmentNo: 1 } });
  await transfer(idle, b, 'overdue');
  await work(idle, 'completed');
  expect((await judged(idle, 'recycled_deal', [a, b])).shares).toEqual([[b, 10_000]]);

  const worked = await given();
  const [c, d] = [worked.staffId, colleagueOf(worked.staffId)];
  await work(worked, 'considering');
  await transfer(worked, d, 'overdue');
  await work(worked, 'completed');
  const inTime = await judged(worked, 'recycled_deal', [c, d]);
  expect(inTime.shares).toEqual([
    [c, 7_000],
    [d, 3_000],
  ]);
  expect(inTime.document.clauses[0]).toMatchObject({ name: '接而未动', applies: false, resultText: '已按时联系，不适用' });
});

it('D6 抢单: kept within the rules it stands; without a contact in 30 minutes it is void and the lead is distributed again', async () => {
  const grab = async () => {
    const lead = await given();
    await LeadModel.updateOne({ _id: lead._id }, { $set: { formerHolders: [] } });
    const held = await stored(lead._id);
    await transact(() => poolLead(held, 'not_accepted', businessNow()));
    await LeadModel.updateOne({ _id: lead._id }, { $set: { openFrom: businessNow(), formerHolders: [] } });
    const grabber = colleagueOf(lead.staffId);
    const client = await lab.as(grabber);
    await client.call('leads.grab', { params: { leadId: lead._id }, idempotencyKey: randomUUID() });
    return { lead, grabber, former: lead.staffId };
  };
  const good = await grab();
  await work(good.lead, 'considering');
  const stands = await judged(good.lead, 'grab', [good.former, good.grabber]);
  expect(stands.judgement).toMatchObject({ followerId: good.grabber, by: 'stands' });
  expect(stands.facts.grab).toMatchObject({ inWorkHours: true, ofDay: 1 });

  const late = await grab();
  await later(31);
  const isVoid = await judged(late.lead, 'grab', [late.former, late.grabber]);
  expect(isVoid.judgement).toMatchObject({ followerId: null, by: 'redistribute' });
  expect(isVoid.document.clauses[0]).toMatchObject({ resultText: '没有按时联系，抢单无效' });
  expect(isVoid.document.measures).toMatchObject([{ state: 'open', text: expect.stringContaining('核实') as string }]);
  expect((await stored(late.lead._id)).history.map(({ what, code }) => [what, code])).toContainEqual(['recycled', 'verdict']);
  const again = await until('somebody else has it', () => LeadModel.findOne({ _id: late.lead._id, state: 'assigned' }).lean());
  expect(again.staffId).not.toBe(late.grabber);
});

it('D7 RM takes customers away before leaving: the signs are those of the trail, the lead stays, the transfer is planned early', async () => {
  const lead = await given();
  const leaver = colleagueOf(lead.staffId);
  const client = await lab.as(leaver);
  for (const personId of await addCustomers(lab.team, 20, leaver)) {
    await insertPersonKeys([newPersonKey(personId)]);
    const address = { personId, collection: 'persons', documentId: personId, field: 'sealedPhone' };
    await PersonModel.updateOne({ _id: personId }, { $set: { sealedPhone: sealField(address, '10000000000') } });
    await client.call('customers.reveal', { params: { personId }, body: { field: 'phone', reason: 'call_customer' } });
  }
  const { judgement, document } = await judged(lead, 'taken_away', [leaver, lead.staffId], lab.team.managerId);
  expect(judgement).toMatchObject({ followerId: lead.staffId, by: 'stands' });
  expect(judgement.measures.map(({ code }) => code)).toEqual(['freeze_exports', 'early_transfer_plan', 'customer_notice']);
  expect(document.facts.map(({ text }) => text).join()).toContain('集中查看客户手机号 20 次');
  expect(document.ruling.slice(-3).map((line) => line.slice(0, 1))).toEqual(['请', '请', '请']);
  const asked = document.measures.map(({ text, whoText, state }) => [
    text.slice(0, 6),
    whoText.includes('私域岗') ? 'branch' : 'outlet',
    state,
  ]);
  expect(asked).toEqual([
    ['请分行私域岗', 'branch', 'open'],
    ['请网点负责人', 'outlet', 'open'],
    ['请网点负责人', 'outlet', 'open'],
  ]);
});

it('D8 remote seat warmed it up, outlet closed it: 20/80 where both read it at the hand-over, nothing where not', async () => {
  const handedOver = async (day: string, reason: TransferReason) => {
    await setBusinessNow(at(`${day} 18:30`));
    const lead = await given();
    expect(seatIds).toContain(lead.staffId);
    await work(lead, 'considering');
    await setBusinessNow(new Date(at(`${day} 10:00`).getTime() + 86_400_000));
    const [seat, closer] = [lead.staffId, lab.owner];
    await transfer(lead, closer, reason);
    await work(lead, 'completed');
    const { shares } = await judged(lead, 'warmed_up', [closer, seat]);
    return shares.map(([staffId, part]) => [staffId === seat ? 'seat' : 'outlet', part]);
  };
  expect(await handedOver('11-24', 'warmed_up')).toEqual([
    ['outlet', 8_000],
    ['seat', 2_000],
  ]);
  expect(await handedOver('11-26', 'overloaded')).toEqual([['outlet', 10_000]]);
});

it('D9 代发单位 of branch A, the employee lives by branch B: service by the nearest, 代发贡献 to A in name, no poaching flag', async () => {
  const lead = await given();
  const [near, corporate] = [colleagueOf(lead.staffId), lead.staffId];
  const [_id, location] = ['unit_court_away', { x: 590, y: 590 }];
  const away = { ...(await OrgUnitModel.findById(lab.team.outletId).lean())!, _id, location, unitPath: `${lab.team.unitPath}${_id}/` };
  await OrgUnitModel.create([away]);
  await StaffModel.updateOne({ _id: corporate }, { $set: { unitId: 'unit_court_away' } });
  await PayrollModel.create([
    { _id: `c1:${lead.personId}`, personId: lead.personId, staffId: corporate, since: at('03-01 09:00'), endedAt: null },
  ]);
  const { judgement, shares, document } = await judged(lead, 'payroll', [near, corporate], lab.team.managerId);
  await StaffModel.updateOne({ _id: corporate }, { $set: { unitId: lab.team.outletId } });
  expect(shares).toEqual([[near, 10_000]]);
  expect(judgement).toMatchObject({ followerId: near, by: 'nearest', nominal: [{ staffId: corporate, as: 'payroll' }] });
  expect(judgement.measures).toEqual([{ code: 'no_poaching_flag', staffId: near }]);
  expect(document.ruling.join()).toContain('代发贡献记');
  expect((await stored(lead._id)).staffId).toBe(near);
});

it('a friend who does not follow the lead sees in the sidebar who does, raises a dispute from there, and finds the document there', async () => {
  const lead = await given();
  const friend = colleagueOf(lead.staffId);
  await befriended(friend, lead, at('11-02 10:00'), 'call');
  const client = await clientOf(lab.bank.url, 'staff', friend, 'sidebar');
  const look = () => client.call('desk.customer', { params: { externalUserId: `wm_${lead.personId}` } });
  const before = await look();
  expect(before.leads).toEqual([]);
  expect(before.othersLeads).toMatchObject([{ leadId: lead._id, followerText: expect.stringContaining('在跟进') as string }]);
  const { kinds, viewerIsParty } = await client.call('verdicts.dispute', { params: { leadId: lead._id } });
  expect([viewerIsParty, kinds.some(({ kind }) => kind === 'two_friends')]).toEqual([true, true]);
  const body = { kind: 'two_friends' as const, claimants: [friend, lead.staffId] as [string, string], statement: '客户来找的是我' };
  const { verdictId } = await client.call('verdicts.raise', { params: { leadId: lead._id }, body, idempotencyKey: randomUUID() });
  const after = await look();
  expect(after.verdicts).toMatchObject([{ verdictId, stateWord: '可申诉' }]);
  expect(after.leads).toMatchObject([{ leadId: lead._id, why: ['归属裁决书把这条线索交给你'] }]);
});

describe('D10 客户要求换一位', () => {
  const wish = async (
    by: string,
    leadId: string,
    body: { via: 'counter' | 'phone'; toStaffId?: string } = { via: 'phone' },
    key: string = randomUUID(),
  ) => (await lab.as(by)).call('wishes.record', { params: { leadId }, body, idempotencyKey: key });
  const customer = (personId: string) => clientOf(lab.bank.url, 'customer', personId, 'h5');
  const ask = async ({ personId }: Lead, fromStaffId: string, key: string = randomUUID()) =>
    (await customer(personId)).call('wishes.ask', { body: { fromStaffId }, idempotencyKey: key });
  const nextHolder = (leadId: string, not: string) =>
    until('somebody else has it', () => LeadModel.findOne({ _id: leadId, state: 'assigned', staffId: { $nin: [not, null] } }).lean());

  it('is written down by whoever follows the lead or leads them, and by nobody else', async () => {
    const lead = await given();
    const colleague = colleagueOf(lead.staffId);
    expect(await refusalOf(wish(colleague, lead._id))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(wish(lead.staffId, lead._id, { via: 'phone', toStaffId: colleague }))).toBe('STAFF_UNKNOWN');
    expect(await refusalOf(wish(lab.headDesk, lead._id))).toBe('ACCESS_DENIED');
    expect(await refusalOf(ask(lead, colleague))).toBe('WISH_NO_ADVISER');
    expect(await AdviserWishModel.countDocuments({ personId: lead.personId })).toBe(0);
  });

  it('the wish goes first and needs no reason: the lead goes to somebody else, the old RM is barred 180 天 and may not take it back', async () => {
    const lead = await given();
    const from = lead.staffId;
    const { verdictId, text } = await wish(from, lead._id);
    expect(text).toContain('已签发');
    const next = await nextHolder(lead._id, from);
    const { judgement, facts } = (await storedVerdict(verdictId!)).issues[0]!;
    expect(judgement).toMatchObject({
      followerId: null,
      by: 'redistribute',
      measures: [{ code: 'barred', staffId: from, until: '2027-05-26' }],
    });
    expect(facts.wish).toMatchObject({ fromStaffId: from, ofPeriod: 1 });
    const document = await (await lab.as(from)).call('verdicts.read', { params: { verdictId: verdictId! }, query: {} });
    expect(document).toMatchObject({ state: 'final', can: [], appealText: '客户本人的意愿优先，不问理由，不设申诉。' });
    const manager = await lab.as(lab.team.managerId);
    const body = { leads: [{ leadId: lead._id, assignmentNo: next.assignmentNo }], toStaffId: from, reason: 'better_fit' as const };
    const { refused } = await manager.call('leads.transfer', { body, idempotencyKey: randomUUID() });
    expect(refused[0]?.text).toContain('客户要求换一位');
  });

  it('the customer asks in the mini-program; the next enquiry does not come back to the same adviser, until the time is over', async () => {
    const lead = await given();
    const from = lead.staffId;
    const key = randomUUID();
    expect((await ask(lead, from, key)).text).toContain('还可换 1 次');
    expect((await ask(lead, from, key)).text).toContain('还可换 1 次');
    expect((await nextHolder(lead._id, from)).facts.barred).toEqual([from]);
    expect(await barredAdvisersOf(lead.personId, businessNow())).toEqual([from]);
    expect(await barredAdvisersOf(lead.personId, new Date(businessNow().getTime() + 180 * 86_400_000))).toEqual([]);
    expect(await AdviserWishModel.countDocuments({ personId: lead.personId })).toBe(1);
  });

  it('whom the customer named has the lead, said by a manager; one who lacks the licence does not', async () => {
    const [lead, other] = [await given(), await given()];
    const named = colleagueOf(lead.staffId);
    await wish(lab.team.managerId, lead._id, { via: 'counter', toStaffId: named });
    expect(await stored(lead._id)).toMatchObject({ staffId: named, state: 'assigned' });
    const unlicensed = colleagueOf(other.staffId);
    await StaffModel.updateOne({ _id: unlicensed }, { $set: { licences: [] } });
    await wish(lab.team.managerId, other._id, { via: 'counter', toStaffId: unlicensed });
    const next = await nextHolder(other._id, other.staffId);
    await StaffModel.updateOne({ _id: unlicensed }, { $set: { licences: ['pension'] } });
    expect(next.staffId).not.toBe(unlicensed);
  });

  it('no later verdict gives the lead back, an appeal cannot, and a lead that came back leaves again at the customer’s word', async () => {
    const lead = await given();
    const from = lead.staffId;
    await wish(from, lead._id);
    const next = await nextHolder(lead._id, from);
    await befriended(from, lead, at('11-02 10:00'), 'call');
    const { verdictId, judgement, document } = await judged(next, 'two_friends', [from, next.staffId!]);
    expect(judgement).toMatchObject({ followerId: next.staffId, by: 'stands' });
    expect(document.clauses[0]).toMatchObject({ applies: false, resultText: '客户要求过换一位顾问，不再由这位跟进' });
    await appeal(lab, verdictId, from);
    expect(await refusalOf(decide(lab, verdictId, lab.team.managerId, changeTo(from)))).toBe('VERDICT_BARRED');
    await LeadModel.updateOne({ _id: lead._id }, { $set: { staffId: from } });
    expect((await wish(from, lead._id)).verdictId).not.toBeNull();
    await nextHolder(lead._id, from);
    expect(await AdviserWishModel.countDocuments({ personId: lead.personId })).toBe(1);
  });

  it('≤2/90 天, also of many at one moment', async () => {
    const lead = await given();
    const [first, second, third] = [lead.staffId, ...lab.team.staffIds.filter((id) => id !== lead.staffId)] as [string, string, string];
    await ask(lead, first);
    await nextHolder(lead._id, first);
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerStaffId: third } });
    await LeadModel.updateOne({ _id: lead._id, staffId: { $in: [second, third] } }, { $set: { staffId: second } });
    const both = await Promise.allSettled([ask(lead, second), ask(lead, third)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await AdviserWishModel.countDocuments({ personId: lead.personId })).toBe(2);
    const barred = await barredAdvisersOf(lead.personId, businessNow());
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerStaffId: lab.team.staffIds.find((id) => !barred.includes(id))! } });
    const { change } = await (await customer(lead.personId)).call('portal.my', {});
    expect(change).toMatchObject({ left: 0, text: expect.stringContaining('还可换 0 次') as string });
  });
});

describe('D3 认领: the manager proposes, the customer confirms', () => {
  const propose = async (by: string, leadId: string, staffId: string) =>
    (await lab.as(by)).call('bookClaims.propose', { params: { leadId }, body: { staffId }, idempotencyKey: randomUUID() });
  const answer = async ({ personId }: Lead, claimId: string, agrees: boolean) =>
    (await clientOf(lab.bank.url, 'customer', personId, 'h5')).call('bookClaims.answer', {
      params: { claimId },
      body: { agrees },
      idempotencyKey: randomUUID(),
    });
  const ownerOf = async ({ personId }: Lead) => (await PersonModel.findById(personId).lean())!.ownerStaffId;

  it('an RM proposes nobody, a manager nobody of another unit, and nobody answers for the customer', async () => {
    const [lead, other] = [await given(), await given()];
    expect(await refusalOf(propose(lead.staffId, lead._id, lead.staffId))).toBe('ACCESS_DENIED');
    expect(await refusalOf(propose(lab.team.managerId, lead._id, staffByName('周可欣').staffId))).toBe('STAFF_UNKNOWN');
    expect(await refusalOf(propose(staffByName('何承泽').staffId, lead._id, lead.staffId))).toBe('LEAD_UNKNOWN');
    const { claimId } = await propose(lab.team.managerId, lead._id, lead.staffId);
    expect(await refusalOf(answer(other, claimId, true))).toBe('BOOK_CLAIM_UNKNOWN');
    expect(await refusalOf(propose(lab.team.managerId, lead._id, lead.staffId))).toBe('BOOK_CLAIM_WAITS');
    expect(await ownerOf(lead)).toBeNull();
  });

  it('an owner who is in touch, or of whom nothing is known, keeps the book; one who has been silent for 180 days may be followed by another', async () => {
    const lead = await given(lab.owner);
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerSince: at('01-05 10:00'), ownerContactAt: null } });
    expect(await refusalOf(propose(lab.team.managerId, lead._id, lab.scanner))).toBe('BOOK_CLAIM_OWNED');
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerContactAt: at('11-01 10:00') } });
    expect(await refusalOf(propose(lab.team.managerId, lead._id, lab.scanner))).toBe('BOOK_CLAIM_OWNED');
    await PersonModel.updateOne({ _id: lead.personId }, { $set: { ownerContactAt: at('05-01 10:00') } });
    const { claimId } = await propose(lab.team.managerId, lead._id, lab.scanner);
    await answer(lead, claimId, true);
    expect(await ownerOf(lead)).toBe(lab.scanner);
    expect((await BookOwnershipModel.findOne({ personId: lead.personId, to: null }).lean())?.source).toBe('claim');
    expect((await PersonModel.findById(lead.personId).lean())?.ownerContactAt).toBeNull();
    expect(await refusalOf(propose(lab.team.managerId, lead._id, lab.owner))).toBe('BOOK_CLAIM_OWNED');
    expect((await stored(lead._id)).staffId).toBe(lab.owner);
  });

  it('是否由 TA 为您服务: the customer reads who it is; no leaves everything, yes moves the book at once, and a second word counts no more', async () => {
    const lead = await given();
    const read = async () => (await (await clientOf(lab.bank.url, 'customer', lead.personId, 'h5')).call('portal.my', {})).proposal;
    const first = await propose(lab.team.managerId, lead._id, lab.scanner);
    expect(await read()).toMatchObject({ claimId: first.claimId, name: '试验1', outletName: '试验网点' });
    await answer(lead, first.claimId, false);
    expect([await ownerOf(lead), await read()]).toEqual([null, null]);
    const second = await propose(lab.team.managerId, lead._id, lab.scanner);
    expect((await answer(lead, second.claimId, true)).text).toContain('今后由试验1为您服务');
    expect(await ownerOf(lead)).toBe(lab.scanner);
    expect(await refusalOf(answer(lead, second.claimId, false))).toBe('BOOK_CLAIM_UNKNOWN');
    const { ledgers } = await (await lab.as(lab.team.managerId)).call('cockpit.leadTrace', { params: { leadId: lead._id } });
    expect(JSON.stringify(ledgers[0])).toContain('客户确认认领');
  });

  it('of two answers at one moment one counts, and the book moves at most once', async () => {
    const lead = await given();
    const { claimId } = await propose(lab.team.managerId, lead._id, lab.scanner);
    const both = await Promise.allSettled([answer(lead, claimId, true), answer(lead, claimId, false)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await BookOwnershipModel.countDocuments({ personId: lead.personId })).toBeLessThanOrEqual(1);
  });

  it('a proposal nobody answers falls away, and whom the customer did not want is not proposed', async () => {
    const lead = await given();
    const { claimId } = await propose(lab.team.managerId, lead._id, lab.scanner);
    await setBusinessNow(new Date(businessNow().getTime() + 15 * 86_400_000));
    expect(await refusalOf(answer(lead, claimId, true))).toBe('BOOK_CLAIM_UNKNOWN');
    const holder = lead.staffId;
    await (
      await clientOf(lab.bank.url, 'customer', lead.personId, 'h5')
    ).call('wishes.ask', { body: { fromStaffId: holder }, idempotencyKey: randomUUID() });
    expect(await refusalOf(propose(lab.team.managerId, lead._id, holder))).toBe('BOOK_CLAIM_BARRED');
    await propose(lab.team.managerId, lead._id, colleagueOf(holder));
  });
});
