import { grantConsent, refuseMarketing } from '../../server/src/modules/consents';
import { type Captured, captureLead } from '../../server/src/modules/leads/commands/captureLead';
import type { Enquiry } from '../../server/src/modules/leads/intake/enquiry';
import { LeadModel } from '../../server/src/modules/leads/lead.model';
import { businessNow } from '../../server/src/platform/clock/clock';
import { transact } from '../../server/src/platform/db/transact';
import { consentTextFor } from '../../server/seed/bank/consentTexts';
import { mulberry32 } from '../support/random';
import { addCustomers, claim } from '../support/teams';
import { until } from '../support/until';
import { accept, assignedLead, giveBack, inState, type LeadLab, openOf, record, startLeadLab, stored, workbench } from './leads.support';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
let lab: LeadLab;
beforeAll(async () => (lab = await startLeadLab()), 120_000);
afterAll(() => lab?.bank.stop());

let sources = 0;
const daysAgo = (days: number) => new Date(businessNow().getTime() - days * DAY_MS);

async function enquire(personId: string, over: Partial<Enquiry> = {}): Promise<Captured> {
  sources += 1;
  const enquiry: Enquiry = {
    source: `Form/test_${sources}`,
    kind: 'form',
    personId,
    productLine: 'pension',
    campaignId: null,
    areaId: lab.team.areaId,
    at: businessNow(),
    facts: {},
    ...over,
  };
  return transact(() => captureLead(enquiry));
}

async function customer(agreed = true): Promise<string> {
  const [personId = ''] = await addCustomers(lab.team, 1);
  const given = { personId, productLine: 'pension', textVersion: consentTextFor('pension').version, source: 'Form/test' } as const;
  if (agreed) await transact(() => grantConsent(given));
  return personId;
}

/** What people see of somebody's leads: which touches make one, when it began, and whether it is open. */
const shown = async (personId: string) =>
  (await LeadModel.find({ personId, mergedInto: null }).sort({ capturedAt: 1 }).lean()).map(({ open, capturedAt, touches }) => ({
    open,
    capturedAt,
    touches: touches.map(({ source }) => source.split('_').at(-1)),
  }));

describe('what makes no lead', () => {
  it('without a live consent nothing is taken in, whatever the source', async () => {
    const personId = await customer(false);
    for (const kind of ['form', 'partner', 'import', 'automation'] as const)
      expect(await enquire(personId, { kind })).toEqual({ kind: 'barred', by: 'no_consent' });
    expect(await LeadModel.countDocuments({ personId })).toBe(0);
  });

  it('whoever refused marketing is not taken from a list, but may ask for something', async () => {
    const personId = await customer(false);
    await transact(() => refuseMarketing(personId, lab.team.staffIds[0]!, businessNow()));
    const given = { personId, productLine: 'pension', textVersion: consentTextFor('pension').version, source: 'Form/own' } as const;
    await transact(() => grantConsent(given));
    expect(await enquire(personId, { kind: 'import' })).toEqual({ kind: 'barred', by: 'refused_marketing' });
    expect(await enquire(personId, { kind: 'form' })).toMatchObject({ kind: 'new' });
  });
});

describe('at most one open lead of a person and line', () => {
  it('twenty enquiries of one moment, each told twice, are one lead with twenty touches', async () => {
    const personId = await customer();
    const all = Array.from({ length: 20 }, (_, n) => `Form/${personId}.${n}`);
    const settle = async (source: string): Promise<void> => {
      // What a work item does: it tries again when it met too many rivals.
      await enquire(personId, { source }).catch(() => settle(source));
    };
    await Promise.all([...all, ...all].map(settle));
    const leads = await LeadModel.find({ personId }).lean();
    expect(leads).toHaveLength(1);
    expect(leads[0]!.touches.map(({ source }) => source).sort()).toEqual([...all].sort());
  });

  it('touches that come late and in any order give the same leads', async () => {
    const random = mulberry32(4);
    const ages = [1, 3, 10, 29, 31, 50];
    const results = [];
    for (let run = 0; run < 6; run += 1) {
      const personId = await customer();
      const ended = await enquire(personId, { at: daysAgo(60), source: `Form/${personId}_ended` });
      if (ended.kind !== 'new') throw new Error('the first enquiry made no lead');
      await LeadModel.updateOne(
        { _id: ended.leadId },
        { $set: { state: 'lost', open: false, closedAt: new Date(daysAgo(32).getTime() - 3_600_000), staffId: null } },
      );
      const order = [...ages, ...ages].sort(() => random() - 0.5);
      for (const age of order) await enquire(personId, { at: new Date(daysAgo(age).getTime()), source: `Form/${personId}_${age}` });
      results.push((await shown(personId)).map(({ open, touches }) => ({ open, touches })));
    }
    for (const result of results) expect(result).toEqual(results[0]);
    expect(results[0]).toEqual([{ open: true, touches: ['ended', '50', '31', '29', '10', '3', '1'] }]);
  });
});

describe('a lead that is re-opened', () => {
  it('keeps its history, is distributed again, and never goes to who handed it back', async () => {
    const lead = await assignedLead(lab);
    const first = lead.staffId;
    await giveBack(await workbench(lab, first), lead._id);
    const second = (await inState(lead._id, 'assigned')).staffId!;
    const rm = await workbench(lab, second);
    await accept(rm, lead._id, 2);
    await rm.call('leads.recordOutcome', {
      params: { leadId: lead._id },
      body: { assignmentNo: 2, outcome: 'declined' },
      idempotencyKey: `end-${lead._id}`,
    });
    const held = await openOf(second);
    const again = await enquire(lead.personId);
    expect(again).toEqual({ kind: 'reopened', leadId: lead._id });
    const assigned = await inState(lead._id, 'assigned');
    expect(assigned.assignmentNo).toBe(3);
    expect(assigned.staffId).not.toBe(first);
    expect(assigned.closedAt).toBeNull();
    expect(assigned.history.map(({ what }) => what)).toEqual([
      ...['captured', 'assigned', 'returned', 'assigned', 'accepted', 'outcome', 'reopened', 'assigned'],
    ]);
    if (assigned.staffId === second) expect(await openOf(second)).toBe(held + 1);
    const page = await (await workbench(lab, assigned.staffId!)).call('desk.lead', { params: { leadId: lead._id } });
    expect(page.can).toEqual(['accept', 'return']);
  });

  it('takes in the lead that was made because its touch came late, and frees the RM who held that one', async () => {
    const [personId = ''] = await addCustomers(lab.team, 1);
    await claim(lab.bank.url, personId);
    const old = await until('the lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
    const rm = await workbench(lab, old.staffId!);
    await accept(rm, old._id);
    await record(rm, old._id, 'declined');
    await LeadModel.updateOne({ _id: old._id }, { $set: { closedAt: daysAgo(40), capturedAt: daysAgo(41), 'touches.0.at': daysAgo(41) } });
    expect(await enquire(personId, { at: daysAgo(1) })).toMatchObject({ kind: 'new' });
    const made = await until('the new lead has an RM', () => LeadModel.findOne({ personId, state: 'assigned' }).lean());
    const before = await openOf(made.staffId!);
    expect(await enquire(personId, { at: daysAgo(20) })).toEqual({ kind: 'reopened', leadId: old._id });
    expect(await stored(made._id)).toMatchObject({ state: 'merged', open: false, mergedInto: old._id });
    const whole = await inState(old._id, 'assigned');
    expect(whole.touches.map(({ kind }) => kind)).toEqual(['benefit', 'form', 'form']);
    expect(await openOf(made.staffId!)).toBe(whole.staffId === made.staffId ? before : before - 1);
  });
});
