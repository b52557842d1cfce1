import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { ApiClient } from '@yinqiao/shared/client';
import { contactStateOf, grantConsent, refuseMarketing } from '../../server/src/modules/consents';
import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { alikeByPhone } from '../../server/src/modules/customers';
import { BookOwnershipModel } from '../../server/src/modules/customers/bookOwnership.model';
import { FollowRelationModel, followRelationId } from '../../server/src/modules/customers/followRelation.model';
import { recordAdviserWish } from '../../server/src/modules/customers/commands/recordAdviserWish';
import { IdentityModel, identityId } from '../../server/src/modules/customers/identity.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { personOfWechatUser } from '../../server/src/modules/customers/personOfWechatUser';
import { callLeadManager } from '../../server/src/modules/leads/commands/callLeadManager';
import { captureLead } from '../../server/src/modules/leads/commands/captureLead';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { findAlikeNightly } from '../../server/src/modules/merges/crons/findAlikeNightly';
import { movePairs } from '../../server/src/modules/merges/commands/movePairs';
import { settle } from '../../server/src/modules/merges/crons/settleMerges';
import { sealMergeWords } from '../../server/src/modules/merges/migrations/sealMergeWords';
import { notePair } from '../../server/src/modules/merges/commands/notePair';
import { PersonMergeModel } from '../../server/src/modules/merges/personMerge.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow } from '../../server/src/platform/clock/clock';
import { forgetPersonKeys, insertPersonKeys, newPersonKey, sealField } from '../../server/src/platform/crypto/personalData';
import { mongoose } from '../../server/src/platform/db/mongoose';
import { transact } from '../../server/src/platform/db/transact';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { refusalOf, signedIn } from '../support/people';
import { addCustomers, claim, clientOf } from '../support/teams';
import { until } from '../support/until';
import { accept, type LeadLab, openOf, record, startLeadLab, stored, workbench } from './leads.support';
import { belongings } from './merges.support';

jest.setTimeout(120_000);

let lab: LeadLab;
let planner: ApiClient;
beforeAll(async () => {
  lab = await startLeadLab();
  planner = await signedIn(lab.bank.url, 'console-linruochuan', 'console');
}, 120_000);
afterAll(() => lab?.bank.stop());

const quiet = () =>
  until('nothing is left to do', async () => (await WorkItemModel.countDocuments({ state: { $in: ['ready', 'leased'] } })) === 0, 60_000);

/** Customers of the outlet, each with a key: whatever is written about them can be sealed. */
async function customers(count: number): Promise<string[]> {
  const ids = await addCustomers(lab.team, count);
  await insertPersonKeys(ids.map(newPersonKey));
  return ids;
}

/** Two customers who are one; the first is known longer and stays. */
async function pair(): Promise<{ stays: string; goes: string; mergeId: string }> {
  const [stays = '', goes = ''] = await customers(2);
  await PersonModel.updateOne({ _id: stays }, { $set: { createdAt: new Date('2020-01-01T00:00:00Z') } });
  const noted = await transact(() => notePair({ personIds: [goes, stays], ground: 'phone', byStaffId: null, note: null }));
  return { stays, goes, mergeId: noted ?? '' };
}

const read = (mergeId: string, by = planner) => by.call('merges.read', { params: { mergeId } });
const version = async (mergeId: string) => (await PersonMergeModel.findById(mergeId).lean())!.version;
async function decide(verb: 'merge' | 'undo' | 'dismiss', mergeId: string, by = planner) {
  const call = { params: { mergeId }, body: { reason: '本人到店核对身份证' }, ifMatch: await version(mergeId) };
  return by.call(`merges.${verb}`, call);
}

async function assigned(personId: string) {
  await claim(lab.bank.url, personId);
  const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
  return { ...lead, staffId: lead.staffId! };
}

describe('who may not', () => {
  it('a branch does not see a pair of which one belongs elsewhere, nor an RM any; both are told nothing, and it is audited', async () => {
    const { mergeId } = await pair();
    const branch = await signedIn(lab.bank.url, 'console-shenyike', 'console');
    expect(await refusalOf(read(mergeId, branch))).toBe('MERGE_UNKNOWN');
    expect(await refusalOf(decide('merge', mergeId, branch))).toBe('MERGE_UNKNOWN');
    expect(await refusalOf(read('mrg_nowhere'))).toBe('MERGE_UNKNOWN');
    const rm = await workbench(lab, lab.team.staffIds[0]!);
    expect(await refusalOf(rm.call('merges.list', {}))).toBe('ACCESS_DENIED');
    const audited = await AuditEntryModel.countDocuments({ subjects: `PersonMerge/${mergeId}`, outcome: 'refused' });
    expect(audited).toBe(2);
    expect((await branch.call('merges.list', {})).merges.map((one) => one.mergeId)).not.toContain(mergeId);
  });

  it('a pair of which one customer went to another branch since is nothing to the branch it was found in; the refusal stays in the trail', async () => {
    const { goes, mergeId } = await pair();
    const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
    const listed = async () => (await manager.call('merges.list', {})).merges.map((one) => one.mergeId);
    expect(await listed()).toContain(mergeId);
    const elsewhere = (await PersonModel.findOne({ unitPath: { $ne: lab.team.unitPath } }).lean())!.unitPath;
    await PersonModel.updateOne({ _id: goes }, { $set: { unitPath: elsewhere } });
    expect(await refusalOf(read(mergeId, manager))).toBe('MERGE_UNKNOWN');
    expect(await listed()).not.toContain(mergeId);
    expect(await AuditEntryModel.countDocuments({ subjects: `PersonMerge/${mergeId}`, outcome: 'refused' })).toBe(1);
    await movePairs();
    expect((await PersonMergeModel.findById(mergeId).lean())?.unitPath.length).toBeLessThan(lab.team.unitPath.length);
    await PersonModel.updateOne({ _id: goes }, { $set: { unitPath: lab.team.unitPath } });
    await movePairs();
    expect(await listed()).toContain(mergeId);
  });

  it('an outlet’s manager proposes and reads, and does not decide', async () => {
    const { mergeId } = await pair();
    const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
    expect((await read(mergeId, manager)).can).toEqual({ merge: false, undo: false, dismiss: false });
    expect(await refusalOf(decide('merge', mergeId, manager))).toBe('ACCESS_DENIED');
  });

  it('nobody merges on a page that a colleague has gone past, twice, without a reason, or takes back what was never merged', async () => {
    const { mergeId } = await pair();
    const merge = (body: { reason: string }, ifMatch: number) => planner.call('merges.merge', { params: { mergeId }, body, ifMatch });
    expect(await refusalOf(decide('undo', mergeId))).toBe('MERGE_STATE_CHANGED');
    expect(await refusalOf(merge({ reason: ' ' }, 1))).toBe('REQUEST_INVALID');
    expect(await refusalOf(merge({ reason: '同一人' }, 9))).toBe('REQUEST_VERSION_STALE');
    const both = await Promise.allSettled([merge({ reason: '同一人' }, 1), merge({ reason: '同一人' }, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(decide('merge', mergeId))).toBe('MERGE_STATE_CHANGED');
  });

  it('nobody merges somebody they never saw: the one whom one of the two turned out to be since', async () => {
    const { stays, goes, mergeId } = await pair();
    const [third = ''] = await customers(1);
    const noted = await transact(() => notePair({ personIds: [goes, third], ground: 'phone', byStaffId: null, note: null }));
    await decide('merge', mergeId);
    expect((await PersonModel.findById(goes).lean())?.mergedInto).toBe(stays);
    expect((await read(noted ?? '')).can).toMatchObject({ merge: false, dismiss: true });
    expect(await refusalOf(decide('merge', noted ?? ''))).toBe('MERGE_STATE_CHANGED');
  });

  it('a number that is nobody’s and one of another branch’s customer are refused alike', async () => {
    const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
    const propose = (phones: [string, string]) =>
      manager.call('merges.propose', { body: { phones, note: '两张名片' }, idempotencyKey: randomUUID() });
    expect(await refusalOf(propose(['10712342071', '10999999999']))).toBe('MERGE_PERSON_UNKNOWN');
    expect(await refusalOf(propose(['123', '10712342071']))).toBe('REQUEST_INVALID');
    const again = planner.call('merges.propose', {
      body: { phones: ['10712342071', '107 1234 2071'], note: '同号' },
      idempotencyKey: randomUUID(),
    });
    expect(await refusalOf(again)).toBe('MERGE_SAME_PERSON');
  });
});

describe('how a pair is found', () => {
  it('somebody wholly new becomes a person of their own, and nobody is alike', async () => {
    const stranger = await personOfWechatUser({ openId: 'o_stranger', unionId: null });
    expect(stranger.maskedName).toBe('微信用户');
    expect((await personOfWechatUser({ openId: 'o_stranger', unionId: 'u_stranger' }))._id).toBe(stranger._id);
    await quiet();
    expect(await PersonMergeModel.countDocuments({ personIds: stranger._id })).toBe(0);
  });

  it('one WeChat account that leads to two persons, and two customers under one number, once each', async () => {
    const { stays, goes } = await pair();
    const named = (kind: 'openid' | 'unionid', value: string, personId: string) => ({
      _id: identityId(kind, value),
      kind,
      value,
      personId,
    });
    await IdentityModel.create([named('openid', 'o_twice', goes), named('unionid', 'u_twice', stays)]);
    for (const _ of [1, 2]) expect((await personOfWechatUser({ openId: 'o_twice', unionId: 'u_twice' }))._id).toBe(stays);
    await quiet();
    const found = await PersonMergeModel.findOne({ personIds: { $all: [stays, goes] } }).lean();
    expect(found?.grounds.map(({ ground }) => ground)).toEqual(['phone', 'unionid']);

    const twins = await customers(2);
    await PersonModel.updateMany({ _id: { $in: twins } }, { $set: { phoneIndex: 'index-of-twins' } });
    for (const _ of [1, 2]) await findAlikeNightly.run(businessNow());
    expect(await PersonMergeModel.countDocuments({ personIds: { $all: twins } })).toBe(1);
    const alike: string[] = [];
    for await (const personIds of alikeByPhone()) alike.push(personIds.join(':'));
    expect(alike).toContain([...twins].sort().join(':'));
  });

  it('what was dismissed does not come back by itself, and does when a colleague proposes it again', async () => {
    const { stays, goes, mergeId } = await pair();
    expect((await decide('dismiss', mergeId)).state).toBe('dismissed');
    const likeness = { personIds: [stays, goes] as const, note: null };
    await transact(() => notePair({ ...likeness, ground: 'unionid', byStaffId: null }));
    expect((await read(mergeId)).state).toBe('dismissed');
    await transact(() => notePair({ ...likeness, ground: 'staff', byStaffId: lab.team.managerId, note: '见到本人' }));
    expect((await read(mergeId)).state).toBe('open');
  });
});

describe('when two persons become one', () => {
  it('the older lead goes on with its RM and takes the touches; the other RM has room again, once; sign-ins reach the survivor', async () => {
    const { stays, goes, mergeId } = await pair();
    const older = await assigned(goes);
    const younger = await assigned(stays);
    const rm = await workbench(lab, older.staffId);
    await accept(rm, older._id);
    const [heldByOlder, heldByYounger] = [await openOf(older.staffId), await openOf(younger.staffId)];
    const page = await read(mergeId);
    expect(page.sides.map((side) => side.stays)).toEqual([true, false]);
    expect(page.effects).toContain('个人养老金：2 条在跟的线索并为 1 条，留较早的一条和它的跟进人');
    expect((await decide('merge', mergeId)).state).toBe('merged');
    const [kept, gone] = [await stored(older._id), await stored(younger._id)];
    expect(kept).toMatchObject({ personId: stays, staffId: older.staffId, state: 'accepted', open: true });
    expect(kept.touches).toHaveLength(2);
    expect(gone).toMatchObject({ state: 'merged', open: false, mergedInto: older._id, personId: stays });
    if (older.staffId !== younger.staffId) {
      expect(await openOf(older.staffId)).toBe(heldByOlder);
      expect(await openOf(younger.staffId)).toBe(heldByYounger - 1);
    }
    const customer = await clientOf(lab.bank.url, 'customer', goes, 'h5');
    const mine = await customer.call('portal.my', {});
    expect(mine.coupons).toHaveLength(2);
    await record(rm, older._id, 'considering');
    expect((await stored(older._id)).state).toBe('contacted');
    const subjects = { $all: [`Customer/${stays}`, `Customer/${goes}`] };
    expect(await AuditEntryModel.countDocuments({ action: 'merge:Customer', subjects })).toBe(1);
  });

  it('of two book owners the older stays, and whoever is a friend of either is a friend of the one', async () => {
    const { stays, goes, mergeId } = await pair();
    const [first = '', second = ''] = lab.team.staffIds;
    const owned = (personId: string, staffId: string, from: string) => ({
      personId,
      staffId,
      from: new Date(from),
      to: null,
      source: 'management' as const,
    });
    await BookOwnershipModel.create([
      { _id: `own_${stays}`, ...owned(stays, first, '2026-06-01T00:00:00Z') },
      { _id: `own_${goes}`, ...owned(goes, second, '2025-06-01T00:00:00Z') },
    ]);
    // With so much that the rung of the book owner reaches them.
    await PersonModel.updateMany({ _id: { $in: [stays, goes] } }, { $set: { assets: 5 } });
    await PersonModel.updateOne({ _id: stays }, { $set: { ownerStaffId: first, ownerSince: new Date('2026-06-01T00:00:00Z') } });
    await PersonModel.updateOne({ _id: goes }, { $set: { ownerStaffId: second, ownerSince: new Date('2025-06-01T00:00:00Z') } });
    const friend = { staffId: second, since: businessNow(), endedAt: null, lastHeardAt: null, evidence: null };
    await FollowRelationModel.create([
      { _id: followRelationId(second, stays), personId: stays, externalUserId: `wm_1_${stays}`, ...friend },
      { _id: followRelationId(second, goes), personId: goes, externalUserId: `wm_2_${goes}`, ...friend },
    ]);
    await decide('merge', mergeId);
    expect(await PersonModel.findById(stays).lean()).toMatchObject({ ownerStaffId: second });
    const lasting = await BookOwnershipModel.find({ personId: stays, to: null }).lean();
    expect(lasting.map(({ staffId }) => staffId)).toEqual([second]);
    expect(await FollowRelationModel.countDocuments({ personId: stays, endedAt: null })).toBe(2);
    const lead = await assigned(stays);
    expect(lead.staffId).toBe(second);
  });

  it('a no that one of them said after the other’s yes stands, and ends the lead', async () => {
    const { stays, goes, mergeId } = await pair();
    const lead = await assigned(goes);
    const customer = await clientOf(lab.bank.url, 'customer', stays, 'h5');
    await claim(lab.bank.url, stays);
    const { consents } = await customer.call('portal.my', {});
    await customer.call('consents.withdraw', { params: { consentId: consents[0]!.consentId }, idempotencyKey: randomUUID() });
    await decide('merge', mergeId);
    await until('the lead ended', async () => (await stored(lead._id)).state === 'lost');
    expect(await ConsentModel.countDocuments({ personId: stays, withdrawnAt: null })).toBe(0);
  });

  it('an adviser whom one of them asked to be spared of gets no lead of the one, until the two are two again', async () => {
    const { stays, goes, mergeId } = await pair();
    const lead = await assigned(stays);
    const fromStaffId = lab.team.staffIds.find((staffId) => staffId !== lead.staffId)!;
    const wish = { personId: goes, fromStaffId, toStaffId: null, via: 'miniapp' as const, recordedBy: null };
    const at = businessNow();
    await transact(() => recordAdviserWish({ ...wish, at, barredUntil: new Date(at.getTime() + 86_400_000) }));
    await decide('merge', mergeId);
    expect((await stored(lead._id)).facts.barred).toEqual([fromStaffId]);
    await decide('undo', mergeId);
    expect((await stored(lead._id)).facts.barred).toEqual([]);
  });

  it('whom one of them would not hear from lets the lead of the one go, and is heard from again when the two are two again', async () => {
    const { stays, goes, mergeId } = await pair();
    const lead = await assigned(stays);
    const { _id: absorbedId } = await assigned(goes);
    await LeadModel.updateOne({ _id: absorbedId }, { $set: { 'touches.0.facts': { declinedStaffId: lead.staffId } } });
    await decide('merge', mergeId);
    const elsewhere = { _id: lead._id, state: 'assigned', staffId: { $ne: lead.staffId } } as const;
    const next = await until('somebody else has it', () => LeadModel.findOne(elsewhere).lean());
    expect(next.facts.barred).toEqual([lead.staffId]);
    await decide('undo', mergeId);
    expect((await stored(lead._id)).facts.barred).toEqual([]);
  });

  it('two who are made one a second time keep every wish, also one that was told in between', async () => {
    const { stays, goes, mergeId } = await pair();
    const [fromStaffId = ''] = lab.team.staffIds;
    const wish = { fromStaffId, toStaffId: null, via: 'miniapp' as const, recordedBy: null, at: businessNow(), barredUntil: businessNow() };
    const wants = (personId: string) => transact(() => recordAdviserWish({ ...wish, personId }));
    await wants(stays);
    await wants(goes);
    await decide('merge', mergeId);
    await wants(stays);
    await decide('undo', mergeId);
    expect((await decide('merge', mergeId)).state).toBe('merged');
    expect((await wants(stays)).n).toBe(5);
  });

  it('the number of the one is opened also from a page that still has the other’s id', async () => {
    const { stays, goes, mergeId } = await pair();
    const [staffId = ''] = lab.team.staffIds;
    const sealedPhone = sealField({ personId: stays, collection: 'persons', documentId: stays, field: 'sealedPhone' }, '10000001234');
    await PersonModel.updateOne({ _id: stays }, { $set: { sealedPhone, ownerStaffId: staffId } });
    await decide('merge', mergeId);
    const rm = await workbench(lab, staffId);
    const body = { field: 'phone', reason: 'call_customer' } as const;
    expect(await rm.call('customers.reveal', { params: { personId: goes }, body })).toEqual({ value: '10000001234' });
  });

  it('what was being written under the old id at that very moment is brought along', async () => {
    const { stays, goes, mergeId } = await pair();
    await decide('merge', mergeId);
    const [other = ''] = await customers(1);
    const lead = await assigned(other);
    await LeadModel.updateOne({ _id: lead._id }, { $set: { personId: goes } });
    await transact(() => settle(mergeId));
    expect((await stored(lead._id)).personId).toBe(stays);
    await decide('undo', mergeId);
    expect((await stored(lead._id)).personId).toBe(goes);
  });
});

describe('what was written about a pair', () => {
  it('is read by whoever decides, and stands nowhere in clear: neither in the document nor in the trail', async () => {
    const { mergeId } = await pair();
    await decide('merge', mergeId);
    expect((await read(mergeId)).steps.map(({ reason }) => reason)).toEqual(['本人到店核对身份证']);
    const trail = await AuditEntryModel.find({ subjects: `PersonMerge/${mergeId}` }).lean();
    expect(trail.map(({ action }) => action)).toContain('merge:Customer');
    expect(JSON.stringify([trail, await PersonMergeModel.findById(mergeId).lean()])).not.toContain('核对身份证');
  });

  it('goes with the data of either', async () => {
    const { goes, mergeId } = await pair();
    await decide('dismiss', mergeId);
    await mongoose.connection.collection('personKeys').deleteOne({ _id: goes as never });
    forgetPersonKeys();
    expect((await read(mergeId)).steps.map(({ reason }) => reason)).toEqual(['（随客户资料删除）']);
  });

  it('by an earlier release in clear, is sealed once', async () => {
    const { mergeId } = await pair();
    await decide('dismiss', mergeId);
    const clear = { 'steps.0.reason': '不是同一人，生日不同', 'grounds.0.note': '客户自己说的' };
    await PersonMergeModel.collection.updateOne({ _id: mergeId as never }, { $set: clear, $unset: { 'steps.0.sealedReason': 1 } });
    await sealMergeWords();
    const once = await PersonMergeModel.findById(mergeId).lean();
    expect(JSON.stringify(once)).not.toMatch(/生日不同|自己说的/);
    await sealMergeWords();
    expect(await PersonMergeModel.findById(mergeId).lean()).toEqual(once);
    const { steps, grounds } = await read(mergeId);
    expect([steps[0]?.reason, grounds[0]?.note]).toEqual(['不是同一人，生日不同', '客户自己说的']);
  });
});

describe('a verdict about one of the two', () => {
  it('is about the one they are, and about the one it was about again when they are two', async () => {
    const { stays, goes, mergeId } = await pair();
    const lead = await assigned(goes);
    const other = lab.team.staffIds.find((id) => id !== lead.staffId)!;
    const friend = (personId: string) =>
      FollowRelationModel.create([
        {
          _id: followRelationId(other, personId),
          staffId: other,
          personId,
          externalUserId: `wm_${personId}`,
          since: businessNow(),
          endedAt: null,
        },
      ]);
    await friend(goes);
    const rm = await workbench(lab, other);
    const body = { kind: 'two_friends' as const, claimants: [other, lead.staffId] as [string, string], statement: '客户来找的是我' };
    const { verdictId } = await rm.call('verdicts.raise', { params: { leadId: lead._id }, body, idempotencyKey: randomUUID() });
    await PersonModel.updateOne({ _id: stays }, { $set: { maskedName: '留**' } });
    await friend(stays);
    const sidebar = await clientOf(lab.bank.url, 'staff', other, 'sidebar');
    const about = async (personId: string) =>
      (await sidebar.call('desk.customer', { params: { externalUserId: `wm_${personId}` } })).verdicts.map((one) => one.verdictId);
    const nameIn = async () =>
      (await rm.call('verdicts.list', { query: { view: 'all' } })).verdicts.find((one) => one.verdictId === verdictId)?.maskedName;
    expect([await about(goes), await about(stays), await nameIn()]).toEqual([[verdictId], [], '试**']);
    await decide('merge', mergeId);
    expect([await about(stays), await nameIn()]).toEqual([[verdictId], '留**']);
    await decide('undo', mergeId);
    expect([await about(goes), await about(stays), await nameIn()]).toEqual([[verdictId], [], '试**']);
  });
});

describe('taking it back', () => {
  it('the merge of a merge is taken back from the last', async () => {
    const first = await pair();
    const [third = ''] = await customers(1);
    await PersonModel.updateOne({ _id: third }, { $set: { createdAt: new Date('2019-01-01T00:00:00Z') } });
    const noted = await transact(() => notePair({ personIds: [first.stays, third], ground: 'phone', byStaffId: null, note: null }));
    await decide('merge', first.mergeId);
    await decide('merge', noted ?? '');
    const signIn = async () => (await (await clientOf(lab.bank.url, 'customer', first.goes, 'h5')).call('portal.my', {})).coupons.length;
    await claim(lab.bank.url, third);
    expect(await signIn()).toBe(1);
    expect(await refusalOf(decide('undo', first.mergeId))).toBe('MERGE_LATER_FIRST');
    await decide('undo', noted ?? '');
    await decide('undo', first.mergeId);
    expect(await signIn()).toBe(0);
  });

  it('of two who went into the same one, the later goes out first', async () => {
    const { stays, mergeId } = await pair();
    const [third = ''] = await customers(1);
    const noted = await transact(() => notePair({ personIds: [stays, third], ground: 'phone', byStaffId: null, note: null }));
    await decide('merge', mergeId);
    await decide('merge', noted ?? '');
    expect((await PersonModel.findById(third).lean())?.mergedInto).toBe(stays);
    expect(await refusalOf(decide('undo', mergeId))).toBe('MERGE_LATER_FIRST');
    await decide('undo', noted ?? '');
    expect((await decide('undo', mergeId)).state).toBe('undone');
  });

  it('a lead that waited for a manager’s decision waits for it again', async () => {
    const { stays, goes, mergeId } = await pair();
    await assigned(stays);
    const undecided = await assigned(goes);
    await LeadModel.updateOne({ _id: undecided._id }, { $set: { state: 'new', staffId: null } });
    await transact(async () => callLeadManager(await stored(undecided._id), '请人工决定'));
    await decide('merge', mergeId);
    const decisions = (state: 'open' | 'dropped') =>
      TaskModel.countDocuments({ 'subject.id': undecided._id, kind: 'lead_decision', state });
    expect(await decisions('dropped')).toBe(1);
    await decide('undo', mergeId);
    expect(await decisions('open')).toBe(1);
  });

  it('a book owner goes back with all that hangs on it, or not at all', async () => {
    const [first = '', second = '', third = ''] = lab.team.staffIds;
    const ownedBy = (ownerStaffId: string, since: string) => ({ ownerStaffId, ownerSince: new Date(since), ownerContactAt: null });
    const [elder, younger] = [ownedBy(second, '2025-06-01T00:00:00Z'), ownedBy(first, '2026-06-01T00:00:00Z')];
    const contact = new Date('2026-11-01T00:00:00Z');
    const cases = [
      { since: { ownerContactAt: contact }, after: younger },
      { since: ownedBy(third, '2026-11-01T00:00:00Z'), after: ownedBy(third, '2026-11-01T00:00:00Z') },
      { since: { ...ownedBy(third, '2026-11-01T00:00:00Z'), ownerSince: elder.ownerSince }, after: { ...elder, ownerStaffId: third } },
    ];
    for (const { since, after } of cases) {
      const { stays, goes, mergeId } = await pair();
      await PersonModel.updateOne({ _id: stays }, { $set: younger });
      await PersonModel.updateOne({ _id: goes }, { $set: elder });
      await decide('merge', mergeId);
      await PersonModel.updateOne({ _id: stays }, { $set: since });
      await decide('undo', mergeId);
      expect(await PersonModel.findById(stays).lean()).toMatchObject(after);
    }
  });

  it('a handset that signed in as the one they were does not stay signed in as the other', async () => {
    const { stays, goes, mergeId } = await pair();
    await decide('merge', mergeId);
    const handsets = [await clientOf(lab.bank.url, 'customer', stays, 'h5'), await clientOf(lab.bank.url, 'customer', goes, 'h5')];
    await handsets[0]!.call('portal.my', {});
    await decide('undo', mergeId);
    for (const handset of handsets) expect(await refusalOf(handset.call('portal.my', {}))).toBe('SESSION_EXPIRED');
  });

  it('a consent that was withdrawn while the two were one carries no lead of either afterwards', async () => {
    const { stays, goes, mergeId } = await pair();
    const older = await assigned(stays);
    const younger = await assigned(goes);
    await decide('merge', mergeId);
    const consentId = (await ConsentModel.findOne({
      personId: stays,
      source: { $in: younger.touches.map(({ source }) => source) },
    }).lean())!._id;
    const customer = await clientOf(lab.bank.url, 'customer', goes, 'h5');
    await customer.call('consents.withdraw', { params: { consentId }, idempotencyKey: randomUUID() });
    await decide('undo', mergeId);
    await quiet();
    expect((await stored(younger._id)).state).toBe('lost');
    expect((await stored(older._id)).state).toBe('assigned');
    expect((await contactStateOf(goes)).withdrawnLines).toEqual(['pension']);
  });

  it('a refusal that was told while the two were one holds for both afterwards', async () => {
    const { stays, goes, mergeId } = await pair();
    await agree(goes);
    await decide('merge', mergeId);
    await transact(() => refuseMarketing(stays, lab.team.staffIds[0]!, businessNow()));
    await decide('undo', mergeId);
    for (const personId of [stays, goes]) {
      expect(await contactStateOf(personId)).toMatchObject({ marketing: 'refused', lines: [] });
    }
  });

  it('an absorbed lead of an RM without room waits to be distributed, and what came after the merge stays with the survivor', async () => {
    const { stays, goes, mergeId } = await pair();
    const older = await assigned(stays);
    const younger = await assigned(goes);
    await decide('merge', mergeId);
    await ask(goes, 0, goes);
    await StaffModel.updateMany({ _id: { $in: lab.team.staffIds } }, { $set: { openCapacity: 0 } });
    await decide('undo', mergeId);
    await quiet();
    expect(await stored(younger._id)).toMatchObject({ personId: goes, state: 'waiting', staffId: null, open: true });
    expect((await stored(younger._id)).touches).toHaveLength(1);
    expect((await stored(older._id)).touches.map(({ kind }) => kind)).toEqual(['benefit', 'form']);
    await StaffModel.updateMany({ _id: { $in: lab.team.staffIds } }, { $set: { openCapacity: 200 } });
  });

  it('whatever the two had, a merge that is taken back leaves everything as it was', async () => {
    const had = fc.record({
      stays: fc.constantFrom('nothing', 'claim', 'accepted', 'talked', 'ended'),
      goes: fc.constantFrom('nothing', 'claim', 'accepted', 'talked', 'ended'),
      friends: fc.boolean(),
      refused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(had, async ({ stays: one, goes: other, friends, refused }) => {
        const { stays, goes, mergeId } = await pair();
        await live(goes, other);
        await live(stays, one);
        if (friends) await befriend([stays, goes]);
        if (friends) await wishAndClaim([stays, goes]);
        if (refused) await PersonModel.db.collection('contactStates').updateOne({ _id: goes as never }, { $set: { marketing: 'refused' } });
        await quiet();
        const before = await belongings([stays, goes], lab.team.staffIds);
        await decide('merge', mergeId);
        expect((await belongings([goes], []))['leads']).toEqual([]);
        await decide('undo', mergeId);
        // A card that was closed in WeCom stays closed there; its holder is told.
        expect(await belongings([stays, goes], lab.team.staffIds)).toEqual(before);
        await quiet();
      }),
      { numRuns: Number(process.env['MERGE_RUNS'] ?? 12), seed: 4 },
    );
  });

  it('touches in any order around a merge give the same lead', async () => {
    const days = [6, 5, 4, 3, 2, 1];
    const shapes = fc.tuple(fc.shuffledSubarray(days, { minLength: 6 }), fc.nat(6), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(shapes, async ([order, mergeAt, sides]) => {
        const { stays, goes, mergeId } = await pair();
        for (const personId of [stays, goes]) await agree(personId);
        for (const [n, age] of order.entries()) {
          if (n === mergeAt) await decide('merge', mergeId);
          await ask(sides[age - 1] ? stays : goes, age, stays);
        }
        if (mergeAt === 6) await decide('merge', mergeId);
        const leads = await LeadModel.find({ personId: stays, mergedInto: null }).lean();
        expect(leads.map(({ touches, open }) => [open, touches.map(({ source }) => source.split('_').at(-1))])).toEqual([
          [true, ['6', '5', '4', '3', '2', '1']],
        ]);
      }),
      { numRuns: Number(process.env['MERGE_RUNS'] ?? 12), seed: 4 },
    );
    await quiet();
  });
});

const agree = (personId: string) =>
  transact(() => grantConsent({ personId, productLine: 'pension', textVersion: consentTextFor('pension').version, source: 'Form/test' }));

const ask = (personId: string, age: number, of: string) =>
  transact(() =>
    captureLead({
      source: `Form/${of}_${age}`,
      kind: 'form',
      personId,
      productLine: 'pension',
      campaignId: null,
      areaId: lab.team.areaId,
      at: new Date(businessNow().getTime() - age * 86_400_000),
      facts: {},
    }),
  );

async function live(personId: string, had: string): Promise<void> {
  if (had === 'nothing') return;
  const lead = await assigned(personId);
  if (had === 'claim') return;
  const rm = await workbench(lab, lead.staffId);
  await accept(rm, lead._id);
  if (had === 'talked') await record(rm, lead._id, 'considering');
  if (had === 'ended') await record(rm, lead._id, 'declined');
}

async function befriend(personIds: readonly string[]): Promise<void> {
  const staffId = lab.team.staffIds[2]!;
  const friend = { staffId, since: businessNow(), endedAt: null, lastHeardAt: null, evidence: null };
  await FollowRelationModel.create(
    personIds.map((personId) => ({ _id: followRelationId(staffId, personId), personId, externalUserId: `wm_${personId}`, ...friend })),
  );
}

/** Both asked for somebody else once, and each has a proposal to answer. */
async function wishAndClaim(personIds: readonly string[]): Promise<void> {
  const [fromStaffId = '', staffId = ''] = lab.team.staffIds;
  const at = businessNow();
  for (const personId of personIds) {
    const wish = { fromStaffId, toStaffId: null, at, barredUntil: at, via: 'mini_program', recordedBy: null };
    await PersonModel.db.collection('adviserWishes').insertOne({ _id: `wsh_${personId}` as never, personId, n: 1, ...wish });
    const claimed = {
      leadId: 'led_x',
      staffId,
      proposedBy: lab.team.managerId,
      proposedAt: at,
      until: at,
      state: 'waiting',
      answeredAt: null,
    };
    await PersonModel.db.collection('bookClaims').insertOne({ _id: `bkc_${personId}` as never, personId, ...claimed });
    await PersonModel.db.collection('payrolls').insertOne({ _id: `c1:${personId}` as never, personId, staffId, since: at, endedAt: null });
  }
}
