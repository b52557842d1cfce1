import { BookOwnershipModel } from '../../server/src/modules/customers/bookOwnership.model';
import { changeBookOwner } from '../../server/src/modules/customers';
import { FollowRelationModel, followRelationId } from '../../server/src/modules/customers/followRelation.model';
import { HandlingModel } from '../../server/src/modules/customers/handling.model';
import { PersonModel } from '../../server/src/modules/customers/person.model';
import { DecisionModel } from '../../server/src/modules/leads/decision.model';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import { businessNow } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { addCustomers, claim } from '../support/teams';
import { until } from '../support/until';
import { accept, assignedLead, type LeadLab, record, startLeadLab, workbench } from './leads.support';

jest.setTimeout(60_000);

let lab: LeadLab;
beforeAll(async () => (lab = await startLeadLab()), 120_000);
afterAll(() => lab?.bank.stop());

const owners = (personId: string) => BookOwnershipModel.find({ personId }).sort({ from: 1 }).lean();
const actor = { kind: 'system' as const, id: 'core' };

async function claimed(personId: string) {
  await claim(lab.bank.url, personId);
  return until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
}
const rungOf = async (leadId: string) => (await DecisionModel.findOne({ leadId }).lean())?.trace.chosen;

it('管户 that changes hands ends one ownership where the next begins, and the person’s copy follows', async () => {
  const [personId = ''] = await addCustomers(lab.team, 1);
  const [first, second] = lab.team.staffIds as [string, string];
  const change = (staffId: string | null) =>
    transact(() => changeBookOwner({ personId, staffId, source: 'management', at: businessNow(), actor }));
  await change(first);
  await change(first);
  await change(second);
  expect((await PersonModel.findById(personId).lean())?.ownerStaffId).toBe(second);
  const ledger = await owners(personId);
  expect(ledger.map(({ staffId }) => staffId)).toEqual([first, second]);
  expect(ledger[0]?.to).toEqual(ledger[1]?.from);
  expect(ledger[1]?.to).toBeNull();
  await change(null);
  expect(await PersonModel.findById(personId).lean()).toMatchObject({ ownerStaffId: null, ownerSince: null });
  expect((await owners(personId)).filter(({ to }) => to === null)).toEqual([]);
  expect(await AuditEntryModel.countDocuments({ action: 'change:BookOwner', subjects: `Customer/${personId}` })).toBe(3);
  await expect(change('stf_nobody')).rejects.toMatchObject({ code: 'STAFF_UNKNOWN' });
});

it('an answered call is what a friendship is judged by, and the next lead goes to that friend', async () => {
  const lead = await assignedLead(lab);
  const rm = await workbench(lab, lead.staffId);
  const _id = followRelationId(lead.staffId, lead.personId);
  const friendship = {
    _id,
    staffId: lead.staffId,
    personId: lead.personId,
    externalUserId: `wm_${lead.personId}`,
    since: businessNow(),
    endedAt: null,
  };
  await FollowRelationModel.create([{ ...friendship, lastHeardAt: null, evidence: null }]);
  await accept(rm, lead._id);
  await record(rm, lead._id, 'considering');
  const heard = await until('the talk was noted', () => FollowRelationModel.findOne({ _id, lastHeardAt: { $ne: null } }).lean());
  expect(heard.evidence).toBe('call');

  const [personId = ''] = await addCustomers(lab.team, 1);
  const friend = lab.team.staffIds[1]!;
  await FollowRelationModel.create([
    { ...heard, _id: followRelationId(friend, personId), staffId: friend, personId, externalUserId: `wm_${personId}` },
  ]);
  const next = await claimed(personId);
  expect([next.staffId, await rungOf(next._id)]).toEqual([friend, { staffId: friend, by: 'friend' }]);
});

it('whoever has an application of the line in hand goes before the book owner', async () => {
  const [owner, handler] = lab.team.staffIds as [string, string];
  const [personId = ''] = await addCustomers(lab.team, 1, owner);
  const now = businessNow();
  await HandlingModel.create([
    {
      _id: `Application/${personId}`,
      personId,
      productLine: 'pension',
      staffId: handler,
      openedAt: now,
      lastActionAt: now,
      closedAt: null,
    },
  ]);
  const lead = await claimed(personId);
  expect(await rungOf(lead._id)).toEqual({ staffId: handler, by: 'handler' });
});

it('a person on the blacklist is granted the benefit and never distributed, and the audit says why not', async () => {
  const [personId = ''] = await addCustomers(lab.team, 1);
  await PersonModel.updateOne({ _id: personId }, { $set: { redLines: ['blacklist'] } });
  expect(await claim(lab.bank.url, personId)).toMatch(/^cpn_/);
  await claimed((await addCustomers(lab.team, 1))[0] ?? '');
  expect(await LeadModel.countDocuments({ personId })).toBe(0);
});
