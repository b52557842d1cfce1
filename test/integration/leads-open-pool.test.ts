import { randomUUID } from 'node:crypto';
import { addDays, businessDayOf } from '@yinqiao/shared/domain';
import { grabDayId } from '../../server/src/modules/leads/openPool/grabber';
import { GrabDayModel } from '../../server/src/modules/leads/openPool/grabDay.model';
import { poolLead } from '../../server/src/modules/leads/commands/poolLead';
import { fireDueClocks } from '../../server/src/modules/leads/crons/fireDueClocks';
import { PARTS } from '../../server/src/modules/leads/distribution/ledger';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolLedgerModel } from '../../server/src/modules/leads/poolLedger.model';
import { RmLoadModel } from '../../server/src/modules/leads/rmLoad.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { moveReferenceStamp } from '../../server/src/platform/db/reference';
import { transact } from '../../server/src/platform/db/transact';
import { staffByName } from '../../server/seed/bank/staff';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';
import { askFor, type LeadLab, openOf, record, startLeadLab, stored, takeRulesBack, workbench } from './leads.support';

jest.setTimeout(180_000);

/** 公海: who sees what, who may take it, and that one wins. D6 of the disputes. */
let lab: LeadLab;
let idle: Team;
beforeAll(async () => {
  lab = await startLeadLab();
  // Nobody here sells pensions: what is captured waits until a test puts it into the open pool.
  idle = await addTeam({ name: 'idle', rms: 1, licences: [] });
  await setBusinessNow(at('11-23 10:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

const at = (words: string) => new Date(`2026-${words.replace(' ', 'T')}:00+08:00`);
const minutesOn = (minutes: number) => new Date(businessNow().getTime() + minutes * 60_000);
const grab = async (staffId: string, leadId: string, key: string = randomUUID()) =>
  (await workbench(lab, staffId)).call('leads.grab', { params: { leadId }, idempotencyKey: key });
const see = async (staffId: string) => (await workbench(lab, staffId)).call('leads.openPool', {});

/** Leads that stand in the open pool of the lab’s branch, shown already unless `held`. */
async function pooled(count: number, held = false): Promise<Lead[]> {
  const leads: Lead[] = [];
  for (const personId of await addCustomers(idle, count)) {
    await claim(lab.bank.url, personId);
    const waiting = await until('the lead waits', () => LeadModel.findOne({ personId, state: 'waiting' }).lean<Lead | null>());
    await LeadModel.updateOne({ _id: waiting._id }, { $set: { unitPath: lab.team.unitPath, 'pool.poolUnitId': lab.team.outletId } });
    leads.push(await transact(() => poolLead({ ...waiting, unitPath: lab.team.unitPath }, 'nobody_to_serve', businessNow())));
  }
  if (!held) await LeadModel.updateMany({ state: 'pooled' }, { $set: { openFrom: new Date(businessNow().getTime() - 60_000) } });
  return leads;
}
const [first, second, third] = [0, 1, 2].map((n) => () => lab.team.staffIds[n]!) as [() => string, () => string, () => string];
const nextDay = async () => setBusinessNow(at(`${addDays(businessDayOf(businessNow()), 1).slice(5)} 10:00`));

/** Somebody who has reached for nothing yet: what a minute allows is all theirs. */
async function newcomer(): Promise<string> {
  const staffId = 'stf_lab_hasty';
  const like = (await StaffModel.findById(third()).lean())!;
  await StaffModel.create([{ ...like, _id: staffId, staffNo: 'labH', name: '试验急', wecomUserId: 'lab-hasty' }]);
  await moveReferenceStamp();
  return staffId;
}

describe('who may not', () => {
  it('a manager looks and takes none; an RM of another branch knows no such lead, which is audited', async () => {
    const [lead] = await pooled(1);
    const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
    expect(await refusalOf(manager.call('leads.grab', { params: { leadId: lead!._id }, idempotencyKey: randomUUID() }))).toBe(
      'ACCESS_DENIED',
    );
    const stranger = staffByName('周可欣').staffId;
    expect(await refusalOf(grab(stranger, lead!._id))).toBe('LEAD_UNKNOWN');
    expect((await see(stranger)).leads.map(({ leadId }) => leadId)).not.toContain(lead!._id);
    const refused = { subjects: `Lead/${lead!._id}`, outcome: 'refused' as const, action: 'grab:Lead' };
    expect(await AuditEntryModel.countDocuments(refused)).toBe(1);
  });

  it('a wealth manager and a remote seat work leads and take none: their page is told so, and asks for no pool', async () => {
    const canOf = async (staffId: string) => (await (await workbench(lab, staffId)).call('orgs.me', {})).can;
    expect(await canOf(first())).toEqual(['work_leads', 'grab_leads']);
    for (const role of ['wealth_manager', 'remote_seat'] as const) {
      await StaffModel.updateOne({ _id: first() }, { $set: { role } });
      expect(await canOf(first())).toEqual(['work_leads']);
      expect(await refusalOf(see(first()))).toBe('ACCESS_DENIED');
      await StaffModel.updateOne({ _id: first() }, { $set: { role: 'relationship_manager' } });
    }
  });

  it('nobody at night, without the licence, without room, or in the first ten minutes', async () => {
    await nextDay();
    const [lead] = await pooled(1, true);
    expect((await see(first())).leads.map(({ leadId }) => leadId)).not.toContain(lead!._id);
    expect(await refusalOf(grab(first(), lead!._id))).toBe('LEAD_POOL_TAKEN');
    await LeadModel.updateOne({ _id: lead!._id }, { $set: { openFrom: businessNow() } });

    await StaffModel.updateOne({ _id: first() }, { $set: { licences: [] } });
    await RmLoadModel.updateOne({ _id: second() }, { $set: { open: 200 } }, { upsert: true });
    await until('the roster is known', async () => (await see(first())).leads.some(({ blockText }) => blockText !== null));
    expect(await refusalOf(grab(first(), lead!._id))).toBe('LEAD_POOL_LICENCE');
    await StaffModel.updateOne({ _id: first() }, { $set: { licences: ['pension'] } });
    const load = { day: '2026-01-01', newToday: 0 };
    await RmLoadModel.updateOne({ _id: second() }, { $set: { open: 200, ...load } });
    expect(await refusalOf(grab(second(), lead!._id))).toBe('LEAD_POOL_NO_ROOM');
    const today = businessDayOf(businessNow());
    await RmLoadModel.updateOne({ _id: second() }, { $set: { open: 8, day: today, newToday: 200 } });
    expect(await refusalOf(grab(second(), lead!._id))).toBe('LEAD_POOL_TODAY_FULL');
    expect((await see(second())).closedText).toBe('你今天的名额已满，明天再来。');
    await RmLoadModel.updateOne({ _id: second() }, { $set: { open: 0, ...load } });

    await setBusinessNow(at(`${businessDayOf(businessNow()).slice(5)} 21:30`));
    expect((await see(first())).closedText).toBe('只能在上班时间抢单，营业后再来。');
    expect(await refusalOf(grab(first(), lead!._id))).toBe('LEAD_POOL_OFF_DUTY');
    expect((await stored(lead!._id)).state).toBe('pooled');
  });
});

describe('a licence that a branch asks for beyond the bank’s own', () => {
  afterAll(takeRulesBack);

  it('keeps the lead from whoever lacks it, and says so before the tap', async () => {
    await nextDay();
    const [lead] = await pooled(1);
    await LeadModel.updateOne({ _id: lead!._id }, { $set: { areaId: lab.team.areaId } });
    await askFor(lab, { pension: ['fund'] });
    const { leads } = await see(first());
    expect(leads.find(({ leadId }) => leadId === lead!._id)?.blockText).toBe('这条需要你没有登记的资质。');
    expect(await refusalOf(grab(first(), lead!._id))).toBe('LEAD_POOL_LICENCE');
    expect((await stored(lead!._id)).state).toBe('pooled');
  });
});

describe('taking one', () => {
  it('counts as given to who took it, in the account of their own outlet', async () => {
    await nextDay();
    const [lead] = await pooled(1);
    const givenTo = async (staffId: string) => {
      const ledger = await PoolLedgerModel.findById(lab.team.outletId).lean();
      return ledger?.accounts.find((account) => account.staffId === staffId)?.given ?? 0;
    };
    const before = await givenTo(third());
    await grab(third(), lead!._id);
    await until('the share is booked', async () => (await givenTo(third())) === before + 1);
    const { running, accounts } = (await PoolLedgerModel.findById(lab.team.outletId).lean())!;
    expect(accounts.reduce((sum, { given }) => sum + given, 0)).toBeGreaterThan(0);
    expect(running.shares.reduce((sum, { entitled }) => sum + entitled, 0)).toBe(running.leads * PARTS);
  });

  it('accepts it, uses a place, opens a task of half an hour, and the same tap told twice takes one', async () => {
    await nextDay();
    const [lead] = await pooled(1);
    const before = await openOf(first());
    const key = randomUUID();
    const grabbed = await grab(first(), lead!._id, key);
    expect(grabbed).toMatchObject({ leadId: lead!._id, state: 'accepted', left: 2 });
    expect(await grab(first(), lead!._id, key)).toEqual(grabbed);
    const now = await stored(lead!._id);
    expect(now).toMatchObject({ state: 'accepted', staffId: first(), givenBy: 'grab', nextClock: 'grab_contact', poolReason: null });
    expect(now.history.at(-1)).toMatchObject({ what: 'grabbed', staffId: first() });
    expect(await openOf(first())).toBe(before + 1);
    const [task, ...more] = await TaskModel.find({ 'subject.id': lead!._id, state: 'open' }).lean();
    expect(more).toEqual([]);
    expect(task?.dueAt?.toISOString()).toBe(grabbed.contactBy);
    const page = await (await workbench(lab, first())).call('desk.lead', { params: { leadId: lead!._id } });
    expect(page.lead.why).toEqual(['你从公海抢到，视同接受']);
    expect(await refusalOf(grab(second(), lead!._id))).toBe('LEAD_POOL_TAKEN');
  });

  it('goes back when the customer was not contacted in time, and not to the same RM for seven days', async () => {
    await nextDay();
    const [lead] = await pooled(1);
    await grab(first(), lead!._id);
    await setBusinessNow(minutesOn(31));
    await fireDueClocks.run(businessNow());
    const back = await until('it is back', async () => {
      const now = await stored(lead!._id);
      return now.state === 'pooled' ? now : null;
    });
    expect(back.history.slice(-2).map(({ what, code }) => `${what}:${code}`)).toEqual([
      'recycled:grab_not_contacted',
      'pooled:grab_not_contacted',
    ]);
    await setBusinessNow(minutesOn(11));
    const mine = (await see(first())).leads.find(({ leadId }) => leadId === lead!._id);
    expect(mine?.blockText).toMatch(/^你跟过这条，\d\d-\d\d \d\d:\d\d 后可抢$/);
    expect(await refusalOf(grab(first(), lead!._id))).toBe('LEAD_POOL_COOL_OFF');
    expect((await grab(second(), lead!._id)).state).toBe('accepted');
  });

  it('stays with whoever contacted in time', async () => {
    await nextDay();
    const [lead] = await pooled(1);
    const { assignmentNo } = await grab(first(), lead!._id);
    const rm = await workbench(lab, first());
    expect(assignmentNo).toBe(1);
    await record(rm, lead!._id, 'considering');
    await setBusinessNow(minutesOn(40));
    await fireDueClocks.run(businessNow());
    expect((await stored(lead!._id)).state).toBe('contacted');
  });
});

describe('limits (D6)', () => {
  it('three a day; the next day three more', async () => {
    await nextDay();
    const leads = await pooled(4);
    for (const [n, lead] of leads.slice(0, 3).entries()) expect((await grab(third(), lead._id)).left).toBe(2 - n);
    expect(await see(third())).toMatchObject({ left: 0, closedText: '今天可抢的已抢完，明天再来。' });
    expect(await refusalOf(grab(third(), leads[3]!._id))).toBe('LEAD_POOL_DAY_FULL');
    await nextDay();
    await LeadModel.updateOne({ _id: leads[3]!._id }, { $set: { openFrom: businessNow() } });
    expect((await grab(third(), leads[3]!._id)).left).toBe(2);
  });

  it('everybody has an order of their own, which stays for an hour', async () => {
    await nextDay();
    await pooled(8);
    const order = async (staffId: string) => (await see(staffId)).leads.map(({ leadId }) => leadId).join();
    expect(await order(first())).toBe(await order(first()));
    expect(await order(first())).not.toBe(await order(second()));
    const before = await order(first());
    await setBusinessNow(minutesOn(60));
    expect(await order(first())).not.toBe(before);
  });

  it('no number is shown, and a name only masked', async () => {
    const [lead] = (await see(first())).leads;
    expect(lead?.maskedName).toBe('试**');
    expect(JSON.stringify(lead)).not.toMatch(/\d{11}|\d{3}\*{4}\d{4}/);
  });

  it('a script is slowed down and shown to the managers', async () => {
    await nextDay();
    const hasty = await newcomer();
    const [lead] = await pooled(1);
    await LeadModel.updateOne({ _id: lead!._id }, { $set: { openFrom: minutesOn(60) } });
    const answers: string[] = [];
    for (let n = 0; n < 22; n += 1) answers.push(await refusalOf(grab(hasty, lead!._id)));
    expect([...new Set(answers)]).toEqual(['LEAD_POOL_TAKEN', 'REQUEST_TOO_MANY']);
    const manager = await clientOf(lab.bank.url, 'staff', lab.team.managerId, 'console');
    const { grabbers, reasons, rules } = await manager.call('leads.poolOverview', {});
    expect(grabbers.find(({ staffId }) => staffId === hasty)?.flagText).toMatch(/^一天点了 1\d 次，疑似连点，请核实$/);
    expect(reasons[0]?.text).toBe('附近没有可服务的同事');
    expect(rules).toMatchObject({
      policy: expect.stringMatching(/^V12/) as string,
      perDay: 3,
      coolOffDays: 7,
      contactMinutes: 30,
      holdMinutes: 10,
    });
  });
});

describe('64 at once', () => {
  it('every lead has one winner, nobody passes a limit, and the books are right', async () => {
    const crowd = await addTeam({ name: 'crowd', rms: 64, daily: 8, open: 30 });
    await nextDay();
    const leads = await pooled(24);
    const ids = leads.map(({ _id }) => _id);
    await LeadModel.updateMany({ _id: { $in: ids } }, { $set: { unitPath: crowd.unitPath } });
    const began = Date.now();
    const results = await Promise.all(
      crowd.staffIds.map(async (staffId, n) => {
        const won: string[] = [];
        for (let i = 0; i < 6; i += 1) {
          const leadId = ids[(n + i * 5) % ids.length]!;
          const result = await grab(staffId, leadId).then(
            () => 'won',
            (error: { code?: string }) => error.code ?? 'fault',
          );
          if (result === 'won') won.push(leadId);
          else expect(['LEAD_POOL_TAKEN', 'LEAD_POOL_DAY_FULL', 'SERVER_BUSY']).toContain(result);
        }
        return { staffId, won };
      }),
    );
    const taken = results.flatMap(({ won }) => won);
    process.stdout.write(`64 claimers, ${ids.length} leads: ${taken.length} taken in ${Date.now() - began} ms\n`);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBe(ids.length);
    for (const { staffId, won } of results) {
      expect(won.length).toBeLessThanOrEqual(3);
      expect(await openOf(staffId)).toBe(won.length);
      expect((await GrabDayModel.findById(grabDayId(staffId, businessNow())).lean())?.claims ?? 0).toBe(won.length);
    }
    for (const leadId of ids) {
      const { history, assignmentNo, staffId } = await stored(leadId);
      expect(history.filter(({ what }) => what === 'grabbed')).toHaveLength(1);
      expect([assignmentNo, results.find(({ won }) => won.includes(leadId))?.staffId]).toEqual([1, staffId]);
    }
  });
});
