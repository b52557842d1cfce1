import type { ApiClient } from '@yinqiao/shared/client';
import { shanghaiInstant } from '@yinqiao/shared/domain';
import { alarmUnfairness } from '../../server/src/modules/leads/crons/alarmUnfairness';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { PolicyVersionModel } from '../../server/src/modules/leads/policy/policyVersion.model';
import { TakenShareModel } from '../../server/src/modules/leads/takenShare.model';
import { DeliveryModel } from '../../server/src/modules/outreach/delivery.model';
import { setBusinessNow } from '../../server/src/platform/clock/clock';
import { moveReferenceStamp } from '../../server/src/platform/db/reference';
import { type Bank, startBank } from '../support/bank';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** What a manager gives by hand is in the fairness report: beside the shares, or among them where the policy says so. */
jest.setTimeout(120_000);
const DAY = '2026-11-24';

let bank: Bank;
let team: Team;
let manager: ApiClient;
let [ann, bea] = ['', ''];
beforeAll(async () => {
  bank = await startBank({ services: 'web,worker' });
  await setBusinessNow(shanghaiInstant(DAY, '09:00'));
  team = await addTeam({ name: 'taken', rms: 2 });
  [ann = '', bea = ''] = team.staffIds;
  manager = await clientOf(bank.url, 'staff', team.managerId, 'console');
}, 120_000);
afterAll(() => bank?.stop());

/** A new lead of the team, moved to Bea by the manager if distribution gave it to Ann, and the other way round. */
async function givenByHand(to?: string): Promise<Lead & { staffId: string }> {
  const [personId = ''] = await addCustomers(team, 1);
  await claim(bank.url, personId);
  const lead = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
  if (lead.staffId === to) return lead as Lead & { staffId: string };
  const toStaffId = to ?? (lead.staffId === ann ? bea : ann);
  const body = { leads: [{ leadId: lead._id, assignmentNo: 1 }], toStaffId, reason: 'overloaded' as const };
  await manager.call('leads.transfer', { body, idempotencyKey: `by-hand-${lead._id}` });
  return (await LeadModel.findById(lead._id).lean()) as Lead & { staffId: string };
}

async function reportOf(staffId: string) {
  const { people, unshared } = await manager.call('leads.fairness', { query: { from: DAY, to: DAY } });
  const { entitled, given } = people.find((one) => one.staffId === staffId)!;
  return { entitled, given, byHand: unshared.find(({ rung }) => rung === 'by_hand')?.leads ?? 0 };
}
const byHand = async () => (await reportOf(ann)).byHand;

async function countByHand(): Promise<void> {
  await PolicyVersionModel.updateOne(
    { _id: 'pol_v12', 'rules.rungs.id': 'fair_share' },
    { $set: { 'rules.rungs.$.params.countsByHand': true } },
  );
  await moveReferenceStamp();
}

test('by the policy of the demo bank it uses no share, and the report says how many were given so', async () => {
  await givenByHand();
  await until('it is booked', async () => (await byHand()) === 1);
  // The lead left whom it was distributed to without their fault: nobody has used a share.
  expect([(await reportOf(ann)).given, (await reportOf(bea)).given]).toEqual([0, 0]);
});

test('where the policy counts it, whoever was given it has had a lead, and a number that is nobody’s gives it back', async () => {
  await countByHand();
  const { _id: leadId, staffId } = await givenByHand();
  await until('it is counted', async () => (await reportOf(staffId)).given === 1);
  expect(await byHand()).toBe(1);
  const rm = await clientOf(bank.url, 'staff', staffId, 'workbench');
  await rm.call('leads.return', { params: { leadId }, body: { assignmentNo: 2, reason: 'number_empty' } });
  const after = await reportOf(staffId);
  expect([after.given, (await TakenShareModel.findById(`${leadId}/2`).lean())?.givenBack]).toEqual([0, true]);
});

test('a manager who favours one is seen: in the morning whoever looks after the rules is told by how much', async () => {
  for (let n = 0; n < 6; n += 1) await givenByHand(bea);
  await until('all are counted', async () => (await reportOf(bea)).given >= 6);
  await alarmUnfairness.run(new Date());
  const [notice] = await DeliveryModel.find({ kind: 'staff_notice', body: /请复核分配规则/ }).lean();
  expect(notice?.body).toContain('试验分行');
  expect(notice?.body).toContain('试验1 多');
});
