import mongoose from 'mongoose';
import { addDays, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { grantConsent, refuseMarketing } from '../../server/src/modules/consents';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { JourneyRunModel } from '../../server/src/modules/journeys/journeyRun.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow, setBusinessNow } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { type Bank, startBank } from '../support/bank';
import { type Guest, refusalOf, signedIn } from '../support/people';
import { addCustomers, addTeam, type Team } from '../support/teams';
import { until } from '../support/until';

jest.setTimeout(120_000);

let bank: Bank;
let team: Team;
let planner: Guest;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker,cron' });
  team = await addTeam({ name: 'journey', rms: 3, daily: 200, open: 200 });
  planner = await signedIn(bank.url, 'console-linruochuan', 'console');
}, 120_000);
afterAll(() => bank?.stop());

const show = () => planner.call('journeys.riskExpiry', {});
const set = async (on: boolean, days = 7, ifMatch?: number) =>
  planner.call('journeys.setRiskExpiry', { body: { on, days }, ifMatch: ifMatch ?? (await show()).version });

/** A customer whose assessment ends so many days after the demo day's morrow. */
async function customer(endsIn: number, agrees = true): Promise<string> {
  const [personId = ''] = await addCustomers(team, 1);
  const validUntil = addDays(businessDayOf(businessNow()), 1 + endsIn);
  await PersonModel.updateOne({ _id: personId }, { $set: { risk: { tolerance: 'C3', validUntil } } });
  const { version: textVersion } = consentTextFor('general');
  if (agrees) await transact(() => grantConsent({ personId, productLine: 'general', textVersion, source: `Test/${personId}` }));
  return personId;
}
const leadsOf = (personId: string) => LeadModel.find({ personId }).lean<Lead[]>();

/** The clock jumps past the next 08:30. @returns the day of that morning */
async function nextMorning(): Promise<string> {
  const day = addDays(businessDayOf(businessNow()), 1);
  await setBusinessNow(shanghaiInstant(day, '09:10'));
  return day;
}
/** The morning's look is over, whatever came of it. */
const looked = (day: string) =>
  until(`the look of ${day} is over`, () => {
    const payload = { job: 'lookForRiskExpiry', bucket: shanghaiInstant(day, '08:30').toISOString() };
    return mongoose.connection.collection('workItems').findOne({ 'event.payload': payload, state: 'done' });
  });
const ran = (day: string) =>
  until(`the run of ${day} is over`, async () => {
    const run = await JourneyRunModel.findById(day).lean();
    return run?.finishedAt ? run : null;
  });

it('is head office’s: a branch neither reads nor sets it, and of two who set it at once one counts', async () => {
  const branch = await signedIn(bank.url, 'console-shenyike', 'console');
  expect(await refusalOf(branch.call('journeys.riskExpiry', {}))).toBe('ACCESS_DENIED');
  expect(await refusalOf(branch.call('journeys.setRiskExpiry', { body: { on: true, days: 7 }, ifMatch: 0 }))).toBe('ACCESS_DENIED');
  expect(await refusalOf(set(true, 0))).toBe('REQUEST_INVALID');
  expect(await refusalOf(set(true, 7, 3))).toBe('REQUEST_VERSION_STALE');
  expect(await show()).toMatchObject({ on: false, days: 7, version: 0, changedText: null, runs: [] });
  const both = await Promise.allSettled([set(false, 7, 0), set(false, 9, 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await show()).version).toBe(1);
});

it('does nothing before somebody switched it on; then each assessment makes one lead, red lines first, however many mornings pass', async () => {
  const soon = await customer(5);
  const silent = await customer(5, false);
  const refusing = await customer(5);
  await transact(() => refuseMarketing(refusing, team.staffIds[0]!, businessNow()));
  const barred = await customer(5);
  await PersonModel.updateOne({ _id: barred }, { $set: { redLines: ['blacklist'] } });
  const late = await customer(9);
  const over = await customer(-2);
  await looked(await nextMorning());
  expect(await JourneyRunModel.countDocuments()).toBe(0);

  await set(true);
  expect(await show()).toMatchObject({ on: true, changedText: expect.stringContaining('林若川') as string });
  const first = await ran(await nextMorning());
  expect(first.looked).toBe(first.made + first.joined + first.known + first.barred);
  expect(first.made).toBeGreaterThanOrEqual(1);
  const [lead, ...more] = await leadsOf(soon);
  expect(more).toEqual([]);
  expect(lead).toMatchObject({ productLine: 'general', touches: [{ kind: 'automation', campaignId: null }] });
  for (const none of [silent, refusing, barred, late, over]) expect(await leadsOf(none)).toEqual([]);
  const { sourceText, timeline } = await planner.call('cockpit.leadTrace', { params: { leadId: lead!._id } });
  expect(sourceText).toBe('风评将到期');
  expect(timeline.map(({ text }) => text)).toContain('风评将到期，系统按客户此前的同意建线索');
  const made = await AuditEntryModel.findOne({ action: 'create:Lead', subjects: `Lead/${lead!._id}` }).lean();
  expect(made?.actor).toEqual({ kind: 'system', id: 'journeys' });

  const second = await ran(await nextMorning());
  expect(second.known).toBeGreaterThanOrEqual(1);
  expect((await leadsOf(soon)).map(({ touches }) => touches.length)).toEqual([1]);
  expect(await leadsOf(late)).toHaveLength(1);
  expect((await show()).runs.map(({ day, made: leads }) => [day, leads])).toEqual([
    [second._id, second.made],
    [first._id, first.made],
  ]);
});

it('switched off, the next morning makes nothing', async () => {
  await set(false);
  const before = await JourneyRunModel.countDocuments();
  const soon = await customer(3);
  await looked(await nextMorning());
  await set(true);
  await ran(await nextMorning());
  expect(await JourneyRunModel.countDocuments()).toBe(before + 1);
  expect(await leadsOf(soon)).toHaveLength(1);
});
