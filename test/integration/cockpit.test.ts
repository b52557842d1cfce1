import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { AuditEntryModel, sealAudit } from '../../server/src/platform/audit';
import { staffByName } from '../../server/seed/bank/staff';
import { unitByCode } from '../../server/seed/bank/units';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { clientOf } from '../support/teams';
import { staffClient } from './delegations.support';

jest.setTimeout(120_000);

type Overview = Api['cockpit.overview']['data'];

let bank: Bank;
let headOffice: ApiClient;
let yunjiang: ApiClient;
let chengzhou: ApiClient;

beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  headOffice = await staffClient(bank.url, '林若川');
  yunjiang = await staffClient(bank.url, '沈亦可');
  chengzhou = await staffClient(bank.url, '郭书宁');
});
afterAll(() => bank.stop());

const unitId = (code: string) => unitByCode(code).unitId;
const overview = (client: ApiClient, code?: string): Promise<Overview> =>
  client.call('cockpit.overview', { query: code === undefined ? {} : { unitId: unitId(code) } });

/** A lead of 滨江路 that was assigned and reached today. */
async function contactedLead(): Promise<Lead> {
  const decided = (await DecisionModel.find({ poolUnitId: unitId('binjiang-road') }).lean()).map(({ leadId }) => leadId);
  const lead = await LeadModel.findOne({ _id: { $in: decided }, state: 'contacted' })
    .sort({ capturedAt: -1 })
    .lean<Lead | null>();
  if (!lead) throw new Error('the demo bank has no contacted lead at 滨江路');
  return lead;
}

describe('the overview', () => {
  it('is not for RMs, and not of a unit beside or above', async () => {
    const rm = await staffClient(bank.url, '周可欣', 'workbench');
    expect(await refusalOf(overview(rm))).toBe('ACCESS_DENIED');
    expect(await refusalOf(overview(yunjiang, 'chengzhou'))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(overview(yunjiang, 'head-office'))).toBe('REQUEST_NOT_FOUND');
    expect(await refusalOf(headOffice.call('cockpit.overview', { query: { unitId: 'unit_none' } }))).toBe('REQUEST_NOT_FOUND');
    const audited = await AuditEntryModel.find({ action: 'read:Overview', outcome: 'refused' }).lean();
    expect(audited.map(({ actor, subjects }) => [actor.id, subjects])).toEqual(
      expect.arrayContaining([[staffByName('沈亦可').staffId, [`Unit/${unitId('chengzhou')}`]]]),
    );
  });

  it('tells the demo day as the bank tells it', async () => {
    const { process, results } = await overview(headOffice);
    expect([process.claimed, process.captured, process.accepted, process.firstContacted]).toEqual([412, 132, 118, 103]);
    expect(process.byUnit.map(({ name, captured, firstContacted }) => [name, captured, firstContacted])).toEqual([
      ['云江分行', 71, 57],
      ['澄州分行', 41, 32],
      ['青禾分行', 20, 14],
    ]);
    expect(results).toMatchObject({ asOf: '2026-11-21', arrivedAt: '2026-11-21T22:40:00.000Z', refused: null });
    expect(results.items.map(({ done, target, gross, clawedBack }) => [done, target, gross, clawedBack])).toEqual([
      [271, 500, 289, 18],
      [231, 400, 231, 0],
    ]);
  });

  it('shows each figure once: a branch’s own overview, its row above, and the delegation’s board agree', async () => {
    const whole = await overview(headOffice);
    for (const [code, client] of [
      ['yunjiang', yunjiang],
      ['chengzhou', chengzhou],
    ] as const) {
      const row = whole.process.byUnit.find((one) => one.unitId === unitId(code));
      const own = await overview(client);
      const fromAbove = await overview(headOffice, code);
      const { captured, accepted, firstContacted } = own.process;
      expect(row).toMatchObject({ captured, accepted, firstContacted });
      expect(fromAbove.process).toEqual(own.process);
      for (const item of own.results.items) {
        const branchRow = whole.results.byBranch.find((one) => one.delegationId === item.delegationId && one.unitId === unitId(code));
        expect([branchRow?.done, branchRow?.target]).toEqual([item.done, item.target]);
      }
    }
    const renovation = whole.delegations.find(({ title }) => title.startsWith('装修贷'));
    const board = await headOffice.call('delegations.board', { params: { delegationId: renovation?.delegationId ?? '' } });
    expect(board.process).toMatchObject({ captured: 132, accepted: 118, firstContactsToday: whole.process.firstContacted });
    for (const { unitId: id, firstContacted } of whole.process.byUnit) {
      expect(board.rows.find((one) => one.unitId === id)?.firstContactsToday).toBe(firstContacted);
    }
  });

  it('tells what just happened, newest first, customers by masked names', async () => {
    const { happenings } = await overview(headOffice);
    expect(happenings.length).toBeGreaterThan(0);
    expect(happenings.some(({ text }) => /.\*\* /.test(text))).toBe(true);
    expect(happenings.map(({ at }) => at)).toEqual([...happenings.map(({ at }) => at)].sort().reverse());
  });
});

describe('the list of leads', () => {
  it('says of each lead where the need was left and by which campaign', async () => {
    const { leads } = await headOffice.call('leads.list', { query: { view: 'today' } });
    expect(leads.find(({ title }) => title === '装修贷')?.sourceText).toBe('精选福利 · 装修季');
    const registered = await LeadModel.findOne({ 'touches.source': /^Registration/ }).lean<Lead>();
    const trace = await headOffice.call('cockpit.leadTrace', { params: { leadId: registered?._id ?? '' } });
    expect(trace.sourceText).toBe('活动报名 · 装修季');
    expect(leads.every(({ sourceText }) => /^(精选福利|活动报名) · ./.test(sourceText))).toBe(true);
  });
});

describe('the queues of the list', () => {
  const list = (view: Api['leads.list']['query']['view']) => headOffice.call('leads.list', { query: { view } });
  const inView = async (view: Api['leads.list']['query']['view']) => (await list(view)).leads.map(({ leadId }) => leadId);

  it('a lead that distribution gave often enough waits for a manager, and is not among those that wait for distribution', async () => {
    const lead = (await LeadModel.findOne({ state: 'waiting' }).lean<Lead>())!;
    const before = (await list('waiting')).counts;
    await LeadModel.updateOne({ _id: lead._id }, { $set: { state: 'new' } });
    const { counts } = await list('waiting');
    expect([counts.waiting, counts.byHand]).toEqual([before.waiting - 1, before.byHand + 1]);
    expect(await inView('byHand')).toContain(lead._id);
    expect(await inView('waiting')).not.toContain(lead._id);
    await LeadModel.updateOne({ _id: lead._id }, { $set: { state: 'waiting' } });
  });

  it('what is overdue is what somebody holds and let lie, whatever its state', async () => {
    const lead = await contactedLead();
    const before = (await list('today')).counts.overdue;
    const { clockFired } = lead;
    await LeadModel.updateOne({ _id: lead._id }, { $set: { clockFired: 1 } });
    expect((await list('today')).counts.overdue).toBe(before + Number(clockFired === 0));
    expect(await inView('overdue')).toContain(lead._id);
    await LeadModel.updateOne({ _id: lead._id }, { $set: { clockFired } });
  });

  it('each count is the length of its view', async () => {
    const { counts } = await list('today');
    expect(counts.waiting + counts.pooled).toBeGreaterThan(0);
    for (const view of ['waiting', 'byHand', 'pooled', 'overdue'] as const) {
      expect([view, (await inView(view)).length]).toEqual([view, Math.min(counts[view], 50)]);
    }
  });
});

describe('the trace of a lead', () => {
  it('of another branch is as unknown as none, and the attempt is audited', async () => {
    const { _id: leadId } = await contactedLead();
    expect(await refusalOf(chengzhou.call('cockpit.leadTrace', { params: { leadId } }))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(chengzhou.call('cockpit.leadAudit', { params: { leadId } }))).toBe('LEAD_UNKNOWN');
    expect(await refusalOf(headOffice.call('cockpit.leadTrace', { params: { leadId: 'led_none' } }))).toBe('LEAD_UNKNOWN');
    const audited = await AuditEntryModel.countDocuments({ subjects: `Lead/${leadId}`, outcome: 'refused' });
    expect(audited).toBe(2);
  });

  it('says why this RM, who else could have been, what happened, and keeps four ledgers apart', async () => {
    const lead = await contactedLead();
    const trace = await yunjiang.call('cockpit.leadTrace', { params: { leadId: lead._id } });
    expect(trace).toMatchObject({ state: 'contacted', stateWord: '已联系', title: '装修贷', sourceText: '精选福利 · 装修季' });
    expect(trace.maskedName).toMatch(/^.\*\*$/);
    expect(trace.consentText).toMatch(/^已同意.+用途：.+同意书 V/);
    expect(trace.staff?.staffId).toBe(lead.staffId);
    expect(trace.why.length).toBeGreaterThanOrEqual(2);
    expect(trace.candidates.filter(({ verdict }) => verdict === 'chosen').map(({ staffId }) => staffId)).toEqual([lead.staffId]);
    expect(trace.rungs.filter(({ tone }) => tone === 'decided')).toHaveLength(1);
    expect(trace.timeline.map(({ at }) => at)).toEqual([...trace.timeline.map(({ at }) => at)].sort());
    expect(trace.ledgers.map(({ name }) => name)).toEqual(['管户', '企微好友', '经办', '线索跟进权']);
    expect(trace.ledgers[3]?.value).toBe(trace.staff?.name);
  });
});

describe('a lead that waits', () => {
  it('says who cannot take it and when it is tried again', async () => {
    const lead = await LeadModel.findOne({ state: 'waiting' }).lean<Lead>();
    const { staff, why, ruleText } = await headOffice.call('cockpit.leadTrace', { params: { leadId: lead?._id ?? '' } });
    expect([staff, ruleText]).toEqual([null, '还没有分配']);
    expect(why.at(0)).toMatch(/此刻/);
    expect(why.at(1)).toMatch(/(已满|暂不再分给|没有资质|不在岗)：/);
    expect(why.at(-1)).toMatch(/(今天|明天|周.) \d\d:\d\d (自动再试；有人办结或销假|再分；有人销假)会立即再试$/);
  });
});

describe('the audit trail of a lead', () => {
  it('is not for RMs', async () => {
    const rm = await staffClient(bank.url, '周可欣', 'sidebar');
    const { _id: leadId } = await contactedLead();
    expect(await refusalOf(rm.call('cockpit.leadAudit', { params: { leadId } }))).toBe('ACCESS_DENIED');
  });

  it('tells what an RM wrote on returning the lead, which nobody can read in the database', async () => {
    const { _id: leadId, staffId, assignmentNo } = (await LeadModel.findOne({ state: 'assigned', personId: /^per_/ }).lean())!;
    const rm = await clientOf(bank.url, 'staff', staffId!, 'workbench');
    const other = { assignmentNo, reason: 'other' as const };
    for (const body of [other, { ...other, note: ' ' }]) {
      await expect(rm.call('leads.return', { params: { leadId }, body })).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
        fields: { 'body.note': '选「其他」要写一句原因' },
      });
    }
    await rm.call('leads.return', { params: { leadId }, body: { ...other, note: '王先生下月才在本市' } });
    const { entries } = await headOffice.call('cockpit.leadAudit', { params: { leadId } });
    expect(entries.find(({ actionText }) => actionText === '退回线索')?.detail).toBe('其他：王先生下月才在本市');
    const stored = await AuditEntryModel.findOne({ action: 'return:Lead', subjects: `Lead/${leadId}` }).lean();
    expect(JSON.stringify(stored)).not.toContain('王先生');
  });

  it('tells who did what, verifies, and finds an entry that was changed in the database', async () => {
    const { _id: leadId } = await contactedLead();
    while ((await sealAudit()) > 0);
    const before = await headOffice.call('cockpit.leadAudit', { params: { leadId } });
    expect(before.verification).toMatchObject({ intact: true, fault: null });
    expect(before.entries.map(({ actionText }) => actionText)).toEqual(
      expect.arrayContaining(['留资成为线索', '分配', '接受线索', '记下结果']),
    );
    expect(before.entries.every(({ sealed }) => sealed)).toBe(true);

    const [first] = before.entries;
    await AuditEntryModel.updateOne({ _id: first?.entryId }, { $set: { reason: 'made up afterwards' } });
    const after = await headOffice.call('cockpit.leadAudit', { params: { leadId } });
    expect(after.verification.intact).toBe(false);
    expect(after.verification.fault).toMatch(/^第 \d+ 次封存的一条记录被改动过/);
    expect(after.verification.fault).toContain(first?.entryId);
    await AuditEntryModel.updateOne({ _id: first?.entryId }, { $set: { reason: null } });
  });
});
