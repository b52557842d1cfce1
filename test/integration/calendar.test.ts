import type { ApiClient } from '@yinqiao/shared/client';
import type { Api } from '@yinqiao/shared/contracts';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim } from '../support/teams';
import { until } from '../support/until';
import { staffClient } from './delegations.support';

/** 工作日历: who publishes it, what is refused, and that hours, rosters and waiting leads keep to it at once. */
jest.setTimeout(60_000);

type Days = Api['orgs.publishCalendar']['body']['days'];
const TODAY = '2026-11-22';

let bank: Bank;
let headOffice: ApiClient;
let branch: ApiClient;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  headOffice = await staffClient(bank.url, '林若川');
  branch = await staffClient(bank.url, '沈亦可');
}, 120_000);
afterAll(() => bank?.stop());

const calendarOf = (year: string, client = headOffice) => client.call('orgs.calendar', { params: { year } });
const publish = (year: string, days: Days, ifMatch: number, client = headOffice) =>
  client.call('orgs.publishCalendar', { params: { year }, body: { days }, ifMatch });

describe('who reads and who publishes', () => {
  it('an RM has no calendar page; a branch reads it and publishes nothing', async () => {
    expect(await refusalOf(calendarOf('2026', await staffClient(bank.url, '周可欣', 'workbench')))).toBe('ACCESS_DENIED');
    const seen = await calendarOf('2026', branch);
    expect(seen).toMatchObject({ version: 1, publishedBy: '林若川', canPublish: false });
    expect(await refusalOf(publish('2026', seen.days, 1, branch))).toBe('ACCESS_DENIED');
  });

  it('the year as it was announced is what the bank starts with; next year is said to be missing', async () => {
    const seen = await calendarOf('2026');
    expect(seen.days).toEqual(seen.announced);
    expect(seen.days).toContainEqual({ day: '2026-10-10', mark: 'working', name: '国庆节' });
    expect(seen).toMatchObject({ years: [2025, 2026, 2027], missingYears: [2027], canPublish: true });
    expect(await calendarOf('2027')).toMatchObject({ version: 0, days: [], announced: null });
  });
});

describe('what is refused changes nothing', () => {
  it.each<[string, string, (days: Days) => Days, number, string]>([
    ['a year too far away', '2030', (days) => days, 0, 'CALENDAR_YEAR_UNKNOWN'],
    ['a worked Monday', '2026', (days) => [...days, { day: '2026-11-30', mark: 'working', name: '' }], 1, 'CALENDAR_DAY_WRONG'],
    ['a day of another year', '2026', (days) => [...days, { day: '2027-01-01', mark: 'rest', name: '' }], 1, 'CALENDAR_DAY_WRONG'],
    ['a day that is over', '2026', (days) => days.filter(({ day }) => day !== '2026-10-10'), 1, 'CALENDAR_DAY_PAST'],
    ['no change', '2026', (days) => days, 1, 'CALENDAR_UNCHANGED'],
    ['an older view', '2026', (days) => [...days, { day: '2026-12-31', mark: 'closed', name: '年终决算' }], 0, 'REQUEST_VERSION_STALE'],
  ])('%s', async (_, year, change, seen, code) => {
    const { days } = await calendarOf('2026');
    expect(await refusalOf(publish(year, change(days), seen))).toBe(code);
    expect((await calendarOf('2026')).version).toBe(1);
  });
});

describe('a published calendar', () => {
  const leadIn = (personId: string, state: Lead['state']): Promise<Lead> =>
    until(`the lead is ${state}`, () => LeadModel.findOne({ personId, state }).lean<Lead | null>());

  it('closes the bank for a day: nobody is on duty and leads wait; opened again, they leave by themselves', async () => {
    const team = await addTeam({ name: 'closed', rms: 2 });
    const { days, version } = await calendarOf('2026');
    const closed = await publish('2026', [...days, { day: TODAY, mark: 'closed', name: '系统切换' }], version);
    expect(closed).toMatchObject({ version: version + 1, publishedBy: '林若川' });
    const duty = async () => (await headOffice.call('orgs.tree', {})).units.find(({ unitId }) => unitId === team.outletId)?.onDutyToday;
    expect(await duty()).toBe(0);

    const [personId = ''] = await addCustomers(team, 1);
    await claim(bank.url, personId);
    await leadIn(personId, 'waiting');

    await publish('2026', days, closed.version);
    expect(await duty()).toBe(2);
    await leadIn(personId, 'assigned');
  });

  it('of two publications on the same view one is refused, and each is audited with the days it changed', async () => {
    const day = { day: '2027-01-01', mark: 'rest' as const, name: '元旦' };
    const both = await Promise.allSettled([publish('2027', [day], 0), publish('2027', [day], 0)]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['REQUEST_VERSION_STALE']);
    const [entry] = await AuditEntryModel.find({ subjects: 'WorkCalendar/2027.1' }).lean();
    expect(entry).toMatchObject({ action: 'publish:WorkCalendar', detail: { changed: ['2027-01-01'] } });
    expect((await calendarOf('2027')).missingYears).toEqual([]);
  });
});
