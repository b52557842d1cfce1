import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@yinqiao/shared/client';
import type { raisedKinds } from '@yinqiao/shared/domain';
import { FollowRelationModel } from '../../server/src/modules/customers/followRelation.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { type Lead, LeadModel } from '../../server/src/modules/leads/lead.model';
import { type Verdict, VerdictModel } from '../../server/src/modules/leads/verdicts/verdict.model';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { insertPersonKeys, newPersonKey } from '../../server/src/platform/crypto/personalData';
import { remoteSeats, staffByName } from '../../server/seed/bank/staff';
import { type Bank, startBank } from '../support/bank';
import { addCustomers, addTeam, claim, clientOf, type Team } from '../support/teams';
import { until } from '../support/until';

/** A branch with one outlet: an owner, a colleague whose code was scanned, a third who has nothing to do with it, and who answers. */
export interface VerdictLab {
  bank: Bank;
  team: Team;
  owner: string;
  scanner: string;
  stranger: string;
  branchDesk: string;
  headDesk: string;
  as: (staffId: string) => Promise<ApiClient>;
}

const seatIds = remoteSeats.map(({ staffId }) => staffId);

export async function startVerdictLab(): Promise<VerdictLab> {
  const bank = await startBank({ services: 'web,worker' });
  const team = await addTeam({ name: 'court', rms: 3, daily: 200, open: 200 });
  const [owner = '', scanner = '', stranger = ''] = team.staffIds;
  const branchDesk = 'stf_court_branch';
  const manager = await StaffModel.findById(team.managerId).lean();
  const unitPath = team.unitPath.split('/').slice(0, 2).join('/');
  await StaffModel.insertMany([
    {
      ...manager!,
      _id: branchDesk,
      staffNo: 'courtB',
      wecomUserId: 'court-branch',
      name: '试验私域岗',
      role: 'branch_operations',
      unitId: 'unit_court_branch',
      unitPath: `${unitPath}/`,
    },
  ]);
  const as = (staffId: string) =>
    clientOf(bank.url, 'staff', staffId, [...team.staffIds, ...seatIds].includes(staffId) ? 'workbench' : 'console');
  return { bank, team, owner, scanner, stranger, branchDesk, headDesk: staffByName('林若川').staffId, as };
}

/** D1: a lead of a customer whose book the owner keeps, after the colleague's code was scanned. */
export async function scannedLead({ bank, team, owner, scanner }: VerdictLab): Promise<Lead & { staffId: string }> {
  const [personId = ''] = await addCustomers(team, 1, owner);
  await insertPersonKeys([newPersonKey(personId)]);
  await PersonModel.updateOne({ _id: personId }, { $set: { tier: 'affluent', ownerSince: new Date('2026-10-01T00:00:00+08:00') } });
  await claim(bank.url, personId);
  const lead = await until('the owner has the lead', async () => LeadModel.findOne({ personId, state: 'assigned', staffId: owner }).lean());
  await LeadModel.updateOne({ _id: lead._id }, { $set: { 'touches.0.facts': { codeStaffId: scanner } } });
  await FollowRelationModel.create([
    { _id: `${scanner}:${personId}`, staffId: scanner, personId, externalUserId: `wm-${personId}`, since: lead.capturedAt, endedAt: null },
  ]);
  return (await LeadModel.findById(lead._id).lean()) as Lead & { staffId: string };
}

interface Raising {
  by?: string;
  kind?: (typeof raisedKinds)[number];
  claimants?: [string, string];
  key?: string;
}

export async function raise(lab: VerdictLab, leadId: string, { by = lab.scanner, kind = 'book_and_code', claimants, key }: Raising = {}) {
  const client = await lab.as(by);
  return client.call('verdicts.raise', {
    params: { leadId },
    body: { kind, claimants: claimants ?? [lab.owner, lab.scanner], statement: '客户由我网点带来' },
    idempotencyKey: key ?? randomUUID(),
  });
}

export const storedVerdict = async (verdictId: string): Promise<Verdict> => (await VerdictModel.findById(verdictId).lean())!;

export async function appeal(lab: VerdictLab, verdictId: string, by: string, ifMatch?: number) {
  const version = ifMatch ?? (await storedVerdict(verdictId)).version;
  const client = await lab.as(by);
  return client.call('verdicts.appeal', {
    params: { verdictId },
    body: { reason: '请看扫码时间' },
    ifMatch: version,
    idempotencyKey: randomUUID(),
  });
}

export const uphold = { answer: 'uphold', reason: '条款适用无误' } as const;
export const changeTo = (followerId: string, followerPart = 7_000) =>
  ({ answer: 'change', reason: '扫码当天由网点全程接待', followerId, followerPart }) as const;

export async function decide(
  lab: VerdictLab,
  verdictId: string,
  by: string,
  body: typeof uphold | ReturnType<typeof changeTo>,
  ifMatch?: number,
) {
  const version = ifMatch ?? (await storedVerdict(verdictId)).version;
  const client = await lab.as(by);
  return client.call('verdicts.decide', { params: { verdictId }, body, ifMatch: version });
}
