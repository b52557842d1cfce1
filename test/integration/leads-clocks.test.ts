import { CalendarPublished } from '../../server/src/events/orgs';
import { ClockRunModel } from '../../server/src/modules/leads/clockRun.model';
import { transact } from '../../server/src/platform/db/transact';
import { emit, EventModel } from '../../server/src/platform/work';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { fireDueClocks } from '../../server/src/modules/leads/crons/fireDueClocks';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolLedgerModel } from '../../server/src/modules/leads/poolLedger.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { TaskModel } from '../../server/src/modules/tasks/task.model';
import { WorkItemModel } from '../../server/src/platform/work/models';
import { refusalOf } from '../support/people';
import { until } from '../support/until';
import {
  accept,
  acceptedLead,
  assignedLead,
  giveBack,
  type LeadLab,
  openOf,
  record,
  startLeadLab,
  stored,
  workbench,
} from './leads.support';

jest.setTimeout(120_000);

/** What happens to a lead with which nobody does anything. The bank's clock stands where a test puts it, cron is called by hand. */
let lab: LeadLab;
beforeAll(async () => {
  lab = await startLeadLab();
  await setBusinessNow(at('11-23 10:00'));
}, 120_000);
afterAll(() => lab?.bank.stop());

const at = (words: string) => new Date(`2026-${words.replace(' ', 'T')}:00+08:00`);

/** Puts the clock to a time of the running test day and lets all that is due then happen. */
async function when(time: Date): Promise<void> {
  await setBusinessNow(time);
  await fireDueClocks.run(time);
  await settled();
}

const settled = () =>
  until('all due clocks have fired', async () => (await WorkItemModel.countDocuments({ state: { $in: ['ready', 'leased'] } })) === 0);
const minutesOn = (minutes: number) => new Date(businessNow().getTime() + minutes * 60_000);
const told = (lead: Lead) => lead.history.map(({ what, code }) => (code ? `${what}:${code}` : what));
const noticesTo = (staffId: string) => DeliveryModel.countDocuments({ kind: 'staff_notice', staffId });

async function morning(day: string): Promise<void> {
  await setBusinessNow(at(`${day} 10:00`));
}

describe('a lead that is not accepted', () => {
  it('is told to its RM, then to the outlet’s manager, then goes to a colleague; the place is free, the share is not given back', async () => {
    await morning('11-23');
    const lead = await assignedLead(lab);
    const given = (await PoolLedgerModel.findById(lab.team.outletId).lean())!.accounts.find(
      ({ staffId }) => staffId === lead.staffId,
    )!.given;
    const open = await openOf(lead.staffId);

    await when(minutesOn(14));
    expect(told(await stored(lead._id))).toEqual(['captured', 'assigned']);
    const before = await noticesTo(lead.staffId);
    await when(minutesOn(2));
    expect(told(await stored(lead._id)).at(-1)).toBe('reminded:accept');
    expect(await noticesTo(lead.staffId)).toBe(before + 1);
    expect((await TaskModel.findOne({ 'subject.id': lead._id, kind: 'first_contact' }).lean())?.reasons.at(-1)).toContain('接受时限已到');

    await when(minutesOn(61));
    expect(told(await stored(lead._id)).at(-1)).toBe('escalated:accept');
    expect(
      await TaskModel.countDocuments({ 'subject.id': lead._id, kind: 'lead_overdue', staffId: lab.team.managerId, state: 'open' }),
    ).toBe(1);
    expect(await noticesTo(lab.team.managerId)).toBe(1);

    await when(minutesOn(61));
    const again = await until('a colleague has it', async () => {
      const now = await stored(lead._id);
      return now.assignmentNo === 2 ? now : null;
    });
    expect(told(again).slice(-2)).toEqual(['recycled:not_accepted', 'assigned']);
    expect(again.staffId).not.toBe(lead.staffId);
    expect(again.redistributions).toBe(1);
    expect(await openOf(lead.staffId)).toBe(open - 1);
    expect(await TaskModel.countDocuments({ 'subject.id': lead._id, state: 'open' })).toBe(1);
    const account = (await PoolLedgerModel.findById(lab.team.outletId).lean())!.accounts.find(({ staffId }) => staffId === lead.staffId)!;
    expect(account.given).toBe(given);
    expect(await AuditEntryModel.countDocuments({ subjects: `Lead/${lead._id}`, action: 'recycle:Lead' })).toBe(1);
    expect(await EventModel.countDocuments({ type: 'LeadRecycled', 'payload.leadId': lead._id })).toBe(1);
    expect(await refusalOf(accept(await workbench(lab, lead.staffId), lead._id))).toBe('LEAD_NOT_YOURS');
  });

  it('waits over night: nothing happens after closing, and the time goes on at the opening', async () => {
    await setBusinessNow(at('11-24 16:50'));
    const lead = await assignedLead(lab);
    await when(at('11-24 20:00'));
    await when(at('11-25 08:59'));
    expect(told(await stored(lead._id))).toEqual(['captured', 'assigned']);
    await when(at('11-25 09:06'));
    expect(told(await stored(lead._id)).at(-1)).toBe('reminded:accept');
  });

  it('is not taken at once after an hour in which nobody could answer: every step leaves a quarter of an hour for it', async () => {
    await setBusinessNow(at('11-25 10:00'));
    const lead = await assignedLead(lab);
    await when(at('11-25 15:00'));
    await when(at('11-25 15:05'));
    expect(told(await stored(lead._id))).toEqual(['captured', 'assigned', 'reminded:accept']);
    await when(at('11-25 15:16'));
    expect(told(await stored(lead._id)).at(-1)).toBe('escalated:accept');
    await accept(await workbench(lab, lead.staffId), lead._id);
    expect(await TaskModel.countDocuments({ 'subject.id': lead._id, kind: 'lead_overdue', state: 'open' })).toBe(0);
  });

  it('stays with whoever accepted in the meantime: a reminder of an older assignment changes nothing', async () => {
    await setBusinessNow(at('11-26 10:00'));
    const { lead } = await acceptedLead(lab);
    await when(at('11-26 10:20'));
    expect(told(await stored(lead._id))).toEqual(['captured', 'assigned', 'accepted']);
    expect((await stored(lead._id)).nextClock).toBe('contact');
  });
});

describe('a lead that was accepted and left (D5)', () => {
  it('goes on two working hours after the promise, the deal is the second RM’s alone, and the trail says why', async () => {
    await setBusinessNow(at('11-27 09:00'));
    const lead = await assignedLead(lab);
    await setBusinessNow(minutesOn(14));
    await accept(await workbench(lab, lead.staffId), lead._id);
    const promised = (await stored(lead._id)).firstContactBy!;
    for (const minutes of [1, 61, 121]) await when(new Date(promised.getTime() + minutes * 60_000));
    const second = await until('a colleague has it', async () => {
      const now = await stored(lead._id);
      return now.assignmentNo === 2 && now.staffId ? { ...now, staffId: now.staffId } : null;
    });
    expect(told(second)).toEqual([
      'captured',
      'assigned',
      'accepted',
      'reminded:contact',
      'escalated:contact',
      'recycled:not_contacted',
      'assigned',
    ]);
    const rm = await workbench(lab, second.staffId);
    await accept(rm, lead._id, 2);
    await rm.call('leads.recordOutcome', {
      params: { leadId: lead._id },
      body: { assignmentNo: 2, outcome: 'completed' },
      idempotencyKey: `d5-${lead._id}`,
    });
    const won = await stored(lead._id);
    expect(won).toMatchObject({ state: 'won', staffId: second.staffId, nextClock: null, nextClockAt: null });
    expect(won.history.filter(({ what }) => what === 'outcome').map(({ staffId }) => staffId)).toEqual([second.staffId]);
    expect((await DecisionModel.find({ leadId: lead._id }).lean()).map(({ staffId }) => staffId)).toHaveLength(2);
  });

  it('an attempt in vain is work: the clock runs anew', async () => {
    await setBusinessNow(at('11-30 09:00'));
    const { lead, rm } = await acceptedLead(lab);
    await setBusinessNow(at('11-30 10:30'));
    await record(rm, lead._id, 'no_answer');
    await when(at('11-30 11:30'));
    expect(told(await stored(lead._id)).at(-1)).toBe('outcome:no_answer');
    await when(at('11-30 12:31'));
    expect(told(await stored(lead._id)).at(-1)).toBe('reminded:contact');
  });
});

describe('a lead that is followed', () => {
  it('with an intent is 有意向; seven days without any action later it stands in the open pool, and the book owner is who it was', async () => {
    await setBusinessNow(at('12-01 10:00'));
    const { lead, rm } = await acceptedLead(lab);
    const open = await openOf(lead.staffId);
    expect((await record(rm, lead._id, 'intent_follow')).state).toBe('qualified');
    for (const [day, last] of [
      ['12-02 10:05', 'reminded:follow_up'],
      ['12-06 10:05', 'reminded:idle'],
      ['12-07 10:05', 'escalated:idle'],
      ['12-08 09:55', 'escalated:idle'],
    ] as const) {
      await when(at(day));
      expect(told(await stored(lead._id)).at(-1)).toBe(last);
    }
    await when(at('12-08 10:05'));
    const pooled = await stored(lead._id);
    expect(pooled).toMatchObject({ state: 'pooled', staffId: null, poolReason: 'idle', open: true, ownerId: lead.ownerId });
    expect(told(pooled).slice(-2)).toEqual(['recycled:idle', 'pooled:idle']);
    expect(pooled.openFrom!.getTime() - pooled.pooledAt!.getTime()).toBe(10 * 60_000);
    expect(await openOf(lead.staffId)).toBe(open - 1);
  });

  it('a further contact starts the seven days anew', async () => {
    await setBusinessNow(at('12-09 10:00'));
    const { lead, rm } = await acceptedLead(lab);
    await record(rm, lead._id, 'considering');
    await setBusinessNow(at('12-14 09:30'));
    await record(rm, lead._id, 'intent_visit', `again-${lead._id}`);
    await when(at('12-16 11:00'));
    expect(told(await stored(lead._id)).at(-1)).toBe('reminded:follow_up');
    expect((await stored(lead._id)).state).toBe('qualified');
  });
});

describe('given again', () => {
  it('at most twice: then the manager decides by hand, with a task and a message', async () => {
    await setBusinessNow(at('12-17 10:00'));
    const lead = await assignedLead(lab);
    for (const assignmentNo of [1, 2, 3]) {
      const now = await until(`assignment ${assignmentNo}`, async () => {
        const current = await stored(lead._id);
        return current.assignmentNo === assignmentNo && current.staffId ? current : null;
      });
      await giveBack(await workbench(lab, now.staffId!), lead._id, assignmentNo);
    }
    const up = await stored(lead._id);
    expect(up).toMatchObject({ state: 'new', staffId: null, assignmentNo: 3, redistributions: 2 });
    expect(new Set(up.formerHolders.map(({ staffId }) => staffId)).size).toBe(3);
    expect(told(up).slice(-2)).toEqual(['returned:busy', 'handed_up']);
    const tasks = await TaskModel.find({ 'subject.id': lead._id, state: 'open' }).lean();
    expect(tasks.map(({ kind, staffId }) => [kind, staffId])).toEqual([['lead_decision', lab.team.managerId]]);
  });

  it('not to whoever had it, until the cool-off is over', async () => {
    await setBusinessNow(at('12-18 10:00'));
    const lead = await assignedLead(lab);
    await giveBack(await workbench(lab, lead.staffId), lead._id);
    const again = await stored(lead._id);
    expect(again.formerHolders).toEqual([{ staffId: lead.staffId, until: expect.any(Date) as Date }]);
    expect(again.formerHolders[0]!.until.getTime() - businessNow().getTime()).toBeGreaterThan(6.9 * 86_400_000);
  });
});

it('an RM on leave is not told: what is due goes on at once, and the share is given back', async () => {
  await setBusinessNow(at('12-21 10:00'));
  const lead = await assignedLead(lab);
  const givenTo = async () =>
    (await PoolLedgerModel.findById(lab.team.outletId).lean())!.accounts.find(({ staffId }) => staffId === lead.staffId)!.given;
  const given = await givenTo();
  await StaffModel.updateOne({ _id: lead.staffId }, { $set: { leaves: [{ from: '2026-12-21', to: '2026-12-22', kind: 'annual' }] } });
  await until('the leave is known', async () => {
    await when(minutesOn(8));
    return (await stored(lead._id)).assignmentNo === 2;
  });
  const gone = await stored(lead._id);
  expect(told(gone).slice(-2)).toEqual(['recycled:away', 'assigned']);
  const away = { type: 'LeadRecycled', 'payload.staffId': lead.staffId, 'payload.reason': 'away' };
  expect(await givenTo()).toBe(given - (await EventModel.countDocuments(away)));
  await StaffModel.updateOne({ _id: lead.staffId }, { $set: { leaves: [] } });
});

describe('when a calendar closes days', () => {
  it('open clocks are reckoned anew in a run that can be seen, and one that would be past gets an hour', async () => {
    await setBusinessNow(at('12-23 10:00'));
    const lead = await assignedLead(lab);
    const { acceptBy } = await stored(lead._id);
    await LeadModel.updateOne({ _id: lead._id }, { $set: { nextClockAt: at('12-30 10:00'), acceptBy: at('12-30 10:00') } });
    await setBusinessNow(at('12-23 12:00'));
    await transact(() => emit(CalendarPublished, { year: 2026, version: 99 }));
    const run = await until('the run is over', () => ClockRunModel.findOne({ _id: 'calendar/2026/99', finishedAt: { $ne: null } }).lean());
    expect(run.done).toBe(run.total);
    expect(run.graced).toBeGreaterThanOrEqual(1);
    const reckoned = await stored(lead._id);
    expect(reckoned).toMatchObject({ acceptBy, nextClock: 'accept', clockStep: 'remind' });
    expect(Math.floor((reckoned.nextClockAt!.getTime() - at('12-23 13:00').getTime()) / 60_000)).toBe(0);
  });
});

it('the load of every RM is what leads say, and no clock runs for what nobody holds', async () => {
  for (const staffId of lab.team.staffIds) expect(await openOf(staffId)).toBe(await LeadModel.countDocuments({ staffId, open: true }));
  expect(await LeadModel.countDocuments({ open: false, nextClockAt: { $ne: null } })).toBe(0);
  expect(await LeadModel.countDocuments({ open: true, staffId: { $in: lab.team.staffIds }, nextClockAt: null })).toBe(0);
});
