import type { ApiClient } from '@yinqiao/shared/client';
import { requestApproval } from '../../server/src/modules/approvals';
import { StaffModel } from '../../server/src/modules/orgs/staff.model';
import { AuditEntryModel } from '../../server/src/platform/audit';
import type { StaffActor } from '../../server/src/platform/access';
import { mongoose } from '../../server/src/platform/db/mongoose';
import { transact } from '../../server/src/platform/db/transact';
import { staffByName } from '../../server/seed/bank/staff';
import { type Bank, startBank } from '../support/bank';
import { refusalOf } from '../support/people';
import { clientOf } from '../support/teams';

/** Four eyes: who may decide on what somebody else asked for. */
jest.setTimeout(120_000);

let bank: Bank;
beforeAll(async () => {
  bank = await startBank({ services: 'web' });
}, 120_000);
afterAll(() => bank?.stop());

const as = (name: string): Promise<ApiClient> => clientOf(bank.url, 'staff', staffByName(name).staffId, 'console');
let count = 0;

/** Somebody of the bank asks for a second person. @returns the id of the request */
async function asked(name: string, coAuthors: string[] = []): Promise<string> {
  const staff = await StaffModel.findById(staffByName(name).staffId).lean();
  const { _id: staffId, role, unitId, unitPath } = staff!;
  const actor: StaffActor = { kind: 'staff', staffId, role, unitId, unitPath, client: 'console' };
  const subject = { kind: 'PolicyVersion', id: `pol_test_${(count += 1)}` };
  const authors = coAuthors.map((one) => staffByName(one).staffId);
  const words = { summary: '试验的规则', facts: [{ label: '改动', value: '3 处' }] };
  return transact(() => requestApproval(actor, { kind: 'lead_policy', subject, unitId, unitPath, ...words, authors }));
}

const decide = async (name: string, approvalId: string) =>
  (await as(name)).call('approvals.decide', { params: { approvalId }, body: { decision: 'approved' } });
const listed = async (name: string, state: 'waiting' | 'decided' = 'waiting') =>
  (await as(name)).call('approvals.list', { query: { state } });
const eventsOf = (approvalId: string) =>
  mongoose.connection.collection('events').countDocuments({ type: 'ApprovalDecided', 'payload.approvalId': approvalId });

describe('who may not', () => {
  it('whoever asked never decides, and the attempt is audited', async () => {
    const approvalId = await asked('林若川');
    expect(await refusalOf(decide('林若川', approvalId))).toBe('APPROVAL_OWN');
    const audited = await AuditEntryModel.findOne({ action: 'decide:Approval', outcome: 'refused' }).lean();
    expect(audited).toMatchObject({ subjects: [`Approval/${approvalId}`], reason: 'APPROVAL_OWN' });
    expect(await eventsOf(approvalId)).toBe(0);
  });

  it('whoever wrote or changed it never decides either, whoever pressed the button; the page says why', async () => {
    const approvalId = await asked('林若川', ['梁知行']);
    const { approvals } = await listed('梁知行');
    expect(approvals.find((one) => one.approvalId === approvalId)).toMatchObject({ own: false, wrote: true, canDecide: false });
    expect(await refusalOf(decide('梁知行', approvalId))).toBe('APPROVAL_AUTHOR');
    expect(await decide('戴明哲', approvalId)).toMatchObject({ state: 'approved', wrote: false });
  });

  it('a second planner does not decide for the first: planning and compliance sign across', async () => {
    expect(await refusalOf(decide('乔安远', await asked('林若川')))).toBe('ACCESS_DENIED');
    expect(await refusalOf(decide('戴明哲', await asked('梁知行')))).toBe('ACCESS_DENIED');
  });

  it('what head office asks is unknown to a branch, and what one branch asks to another', async () => {
    expect(await refusalOf(decide('沈亦可', await asked('林若川')))).toBe('APPROVAL_UNKNOWN');
    expect(await refusalOf(decide('郭书宁', await asked('沈亦可')))).toBe('APPROVAL_UNKNOWN');
    expect(await refusalOf(decide('沈亦可', 'apr_nowhere'))).toBe('APPROVAL_UNKNOWN');
  });

  it('a sub-branch manager decides on nothing, an RM sees no list', async () => {
    expect(await refusalOf(decide('程立群', await asked('何承泽')))).toBe('ACCESS_DENIED');
    const rm = await clientOf(bank.url, 'staff', staffByName('周可欣').staffId, 'workbench');
    expect(await refusalOf(rm.call('approvals.list', { query: {} }))).toBe('ACCESS_DENIED');
  });

  it('sending back without a reason, and a word that is no decision, are refused', async () => {
    const params = { approvalId: await asked('林若川') };
    const compliance = await as('梁知行');
    expect(await refusalOf(compliance.call('approvals.decide', { params, body: { decision: 'rejected', note: ' ' } }))).toBe(
      'REQUEST_INVALID',
    );
    expect(await refusalOf(compliance.call('approvals.decide', { params, body: { decision: 'maybe' } as never }))).toBe('REQUEST_INVALID');
  });
});

describe('who decides', () => {
  it('compliance on what planning asks; it is told once and cannot be decided again', async () => {
    const approvalId = await asked('林若川');
    const decided = await decide('梁知行', approvalId);
    expect(decided).toMatchObject({ state: 'approved', decidedBy: { name: '梁知行' }, requestedBy: { name: '林若川' }, canDecide: false });
    expect(await eventsOf(approvalId)).toBe(1);
    expect(await refusalOf(decide('梁知行', approvalId))).toBe('APPROVAL_DECIDED');
    expect(await eventsOf(approvalId)).toBe(1);
  });

  it('the branch on what its sub-branch asks, head office on what the branch asks, each with a reason when it is sent back', async () => {
    expect((await decide('沈亦可', await asked('何承泽'))).state).toBe('approved');
    const approvalId = await asked('沈亦可');
    const planner = await as('乔安远');
    const sentBack = await planner.call('approvals.decide', {
      params: { approvalId },
      body: { decision: 'rejected', note: '半径太大，请先说明人手。' },
    });
    expect(sentBack).toMatchObject({ state: 'rejected', note: '半径太大，请先说明人手。' });
  });

  it('of two who decide at the same moment one is told that it is decided, and it is told once', async () => {
    const approvalId = await asked('沈亦可');
    const answers = await Promise.allSettled([decide('乔安远', approvalId), decide('梁知行', approvalId), decide('沙雨蒙', approvalId)]);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []));
    expect(refusals).toEqual(['APPROVAL_DECIDED', 'APPROVAL_DECIDED']);
    expect(await eventsOf(approvalId)).toBe(1);
  });
});

describe('the list', () => {
  it('shows what waits oldest first, one’s own as one’s own, and counts what one may decide', async () => {
    const approvalId = await asked('沈亦可');
    const branch = await listed('沈亦可');
    expect(branch.approvals.at(-1)).toMatchObject({ approvalId, own: true, canDecide: false, unitName: '云江分行' });
    const planner = await listed('林若川');
    const times = planner.approvals.map(({ requestedAt }) => requestedAt);
    expect([...times].sort()).toEqual(times);
    expect(planner.toDecide).toBe(planner.approvals.filter(({ canDecide }) => canDecide).length);
    expect(planner.approvals.find((one) => one.approvalId === approvalId)).toMatchObject({
      own: false,
      canDecide: true,
      summary: '试验的规则',
      facts: [{ label: '改动', value: '3 处' }],
    });
  });

  it('a branch sees nothing of another’s, decided or not', async () => {
    for (const state of ['waiting', 'decided'] as const) {
      const units = (await listed('郭书宁', state)).approvals.map(({ unitName }) => unitName);
      expect(units.filter((name) => name !== '澄州分行')).toEqual([]);
    }
  });
});
