import { ConsentModel } from '../../server/src/modules/consents/consent.model';
import { assignPool } from '../../server/src/modules/leads/commands/assignPool';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { transact } from '../../server/src/platform/db/transact';
import { type Bank, startBank } from '../support/bank';
import { addCustomers, addTeam, type Team } from '../support/teams';

/** A queue that is longer than one look: leads that nobody may take now hold up nobody behind them. */
const OLDER = 1_005;

let bank: Bank;
let team: Team;
beforeAll(async () => {
  bank = await startBank({ services: 'web' });
  team = await addTeam({ name: 'queue', rms: 2, daily: 2, open: 30, licences: ['pension'] });
  await StaffModel.updateOne({ _id: team.staffIds[1]! }, { $set: { licences: ['personal_loan'] } });
  await queueUp();
}, 120_000);
afterAll(() => bank.stop());

/** Pension leads by the thousand, which only the first RM may take; the youngest lead is the second RM's. */
async function queueUp(): Promise<void> {
  const seeded = (await LeadModel.findOne({ state: 'assigned', ownerId: null }).lean<Lead | null>())!;
  const persons = await addCustomers(team, OLDER + 1);
  const agreed = (await ConsentModel.findById(seeded.consentId).lean())!;
  const lineOf = (n: number) => (n < OLDER ? 'pension' : 'renovation_loan');
  await ConsentModel.insertMany(persons.map((personId, n) => ({ ...agreed, _id: `con_${personId}`, personId, productLine: lineOf(n) })));
  const from = seeded.capturedAt.getTime();
  await LeadModel.insertMany(
    persons.map((personId, n) => ({
      ...seeded,
      ...{ _id: `lead_${personId}`, personId, productLine: lineOf(n), consentId: `con_${personId}`, campaignId: null },
      ...{ areaId: team.areaId, unitPath: team.unitPath, pool: { ...seeded.pool, poolUnitId: team.outletId } },
      ...{
        state: 'waiting',
        staffId: null,
        assignmentNo: 0,
        givenBy: null,
        terms: null,
        assignedAt: null,
        acceptBy: null,
        acceptedAt: null,
      },
      ...{ firstContactBy: null, nextClock: null, nextClockAt: null, clockStep: null, formerHolders: [], history: [] },
      ...{ heat: 'normal', heatRank: 1, capturedAt: new Date(from + n), touches: [{ ...seeded.touches[0]!, source: `Queue/${personId}` }] },
      facts: {
        ...seeded.facts,
        redLines: [],
        ties: { ...seeded.facts.ties, bookOwner: null, friends: [], handlings: [], referral: null, code: null },
      },
    })),
  );
}

const given = (staffId: string) => LeadModel.find({ staffId, unitPath: team.unitPath }).sort({ capturedAt: 1 }).lean<Lead[]>();

test('whoever has room is given the first lead that they may serve, behind a thousand that wait for others', async () => {
  await transact(() => assignPool(team.outletId));
  expect((await given(team.staffIds[0]!)).map(({ productLine }) => productLine)).toEqual(['pension', 'pension']);
  expect((await given(team.staffIds[1]!)).map(({ productLine }) => productLine)).toEqual(['renovation_loan']);
});
