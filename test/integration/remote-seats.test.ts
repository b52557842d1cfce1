import { randomUUID } from 'node:crypto';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { PoolLedgerModel } from '../../server/src/modules/leads/poolLedger.model';
import { replayDecision } from '../../server/src/modules/leads/replay/replayDecision';
import { type Decision, DecisionModel } from '../../server/src/modules/leads/decision.model';
import { setBusinessNow } from '../../server/src/platform/clock/clock';
import { remoteSeats, staffByName } from '../../server/seed/bank/staff';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** 远程坐席: after the outlets' hours they take what the mass tier asks for, on behalf of the customer's own outlet. */
jest.setTimeout(120_000);

const DESK = 'rmt_remote-seats';
const EVENING = new Date('2026-11-23T18:30:00+08:00');
const MORNING = new Date('2026-11-24T10:00:00+08:00');
const seatIds = remoteSeats.map(({ staffId }) => staffId);

let bank: Bank;
let team: Team;
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  team = await addTeam({ name: 'dusk', rms: 2 });
}, 120_000);
afterAll(() => bank?.stop());

const console_ = (staffId: string) => clientOf(bank.url, 'staff', staffId, 'console');
const workbench = (staffId: string) => clientOf(bank.url, 'staff', staffId, 'workbench');
const headOffice = () => console_(staffByName('林若川').staffId);
const stored = async (leadId: string) => (await LeadModel.findById(leadId).lean())!;

async function asked() {
  const [personId = ''] = await addCustomers(team, 1);
  await claim(bank.url, personId);
  const lead = await until('somebody has it', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
  return { ...lead, staffId: lead.staffId! };
}

describe('in the evening', () => {
  beforeAll(() => setBusinessNow(EVENING));

  it('a seat gets the lead by fair share, and the trace can be made again', async () => {
    const lead = await asked();
    expect(seatIds).toContain(lead.staffId);
    expect(lead.pool).toMatchObject({ poolUnitId: DESK, by: 'remote_seats', place: 'remote' });
    const decision = await DecisionModel.findOne({ leadId: lead._id }).lean<Decision>();
    expect(await replayDecision(decision!)).toMatchObject({ result: 'matches' });
    const page = await (await workbench(lead.staffId)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.lead.why.join()).toContain('由远程坐席先接');
  });

  it('leads go round: eight enquiries, one for each seat', async () => {
    const before = await PoolLedgerModel.findById(DESK).lean();
    const holders = [];
    for (let n = 0; n < 8; n += 1) holders.push((await asked()).staffId);
    const after = await PoolLedgerModel.findById(DESK).lean();
    expect(after!.t - before!.t).toBe(8);
    expect(new Set(holders).size).toBeGreaterThanOrEqual(7);
  });

  it('the customer’s own outlet sees it on its board, head office on that of the seats', async () => {
    const lead = await asked();
    const board = async (staffId: string, unitId?: string) => {
      const { columns, people } = await (await console_(staffId)).call('leads.board', { query: unitId ? { unitId } : {} });
      return { ids: columns.following.leads.map(({ leadId }) => leadId), people: people.map(({ staffId: id }) => id) };
    };
    expect((await stored(lead._id)).unitPath).toBe(team.unitPath);
    expect((await board(team.managerId)).ids).toContain(lead._id);
    const desk = await board(staffByName('林若川').staffId, DESK);
    expect(desk.ids).toContain(lead._id);
    expect(desk.people.sort()).toEqual([...seatIds].sort());
    expect((await board(staffByName('沈亦可').staffId)).ids).not.toContain(lead._id);
  });

  it('what a seat hands back goes to the outlet, and not to that seat again', async () => {
    const lead = await asked();
    await (await workbench(lead.staffId)).call('leads.return', { params: { leadId: lead._id }, body: { assignmentNo: 1, reason: 'busy' } });
    const again = await until('somebody else has it', () =>
      LeadModel.findOne({ _id: lead._id, state: 'assigned', assignmentNo: 2 }).lean(),
    );
    expect(again.staffId).not.toBe(lead.staffId);
    expect(again.unitPath).toBe(team.unitPath);
  });

  it('a seat on leave gets nothing; head office keeps their roster, an outlet does not', async () => {
    const [away = ''] = seatIds;
    const client = await headOffice();
    const { version } = (await client.call('orgs.tree', {})).staff.find(({ staffId }) => staffId === away)!;
    const leave = { params: { staffId: away }, body: { from: '2026-11-23', to: '2026-11-24', kind: null }, ifMatch: version };
    expect(await refusalOf((await console_(team.managerId)).call('orgs.recordLeave', leave))).toBe('STAFF_UNKNOWN');
    await client.call('orgs.recordLeave', leave);
    for (let n = 0; n < 8; n += 1) expect((await asked()).staffId).not.toBe(away);
  });
});

it('the next day the outlet takes it over, and can give it back to the seat within ten minutes', async () => {
  await setBusinessNow(new Date(EVENING.getTime() + 10 * 60_000));
  const lead = await asked();
  await setBusinessNow(MORNING);
  const manager = await console_(team.managerId);
  const order = { leads: [{ leadId: lead._id, assignmentNo: 1 }], toStaffId: team.staffIds[0]!, reason: 'warmed_up' as const };
  const { moved, transferId } = await manager.call('leads.transfer', { body: order, idempotencyKey: randomUUID() });
  expect(moved).toBe(1);
  expect(await stored(lead._id)).toMatchObject({ staffId: team.staffIds[0], unitPath: team.unitPath });
  expect(await manager.call('leads.undoTransfer', { params: { transferId }, idempotencyKey: randomUUID() })).toMatchObject({ undone: 1 });
  expect(await stored(lead._id)).toMatchObject({ staffId: lead.staffId, unitPath: team.unitPath });
});

it('head office sees how the seats share, and no plan is split down to them', async () => {
  const client = await headOffice();
  const report = await client.call('leads.fairness', { query: { unitId: DESK, from: '2026-11-20', to: '2026-11-26' } });
  expect(report.people.map(({ staffId }) => staffId).sort()).toEqual([...seatIds].sort());
  expect(report.sums.given).toBeGreaterThan(8);
  const { units } = await client.call('orgs.tree', {});
  expect(units.find(({ unitId }) => unitId === DESK)).toMatchObject({ level: 'remote_desk', relationshipManagers: 8 });
  const { process } = await client.call('cockpit.overview', { query: {} });
  expect(process.byUnit.map(({ unitId }) => unitId)).not.toContain(DESK);
});
