import { ApprovalModel, type Approval } from '../../src/modules/approvals/approval.model';
import { type PolicyState, type PolicyVersion, PolicyVersionModel } from '../../src/modules/leads/policy/policyVersion.model';
import { policies, type DemoPolicy } from '../bank/policies';
import { staffByName } from '../bank/staff';
import { unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';

/** The versions of the distribution policy and the requests for a second person that they went through. */
export async function writePolicies(): Promise<void> {
  await insertAll(PolicyVersionModel, policies.map(versionOf));
  await insertAll(ApprovalModel, policies.flatMap(approvalOf));
}

const unitOf = ({ unitCode }: DemoPolicy) => ({ unitId: unitByCode(unitCode).unitId, unitPath: unitPathOf(unitCode) });
const approvalIdOf = ({ versionId }: DemoPolicy): string => versionId.replace('pol_', 'apr_');

function versionOf(policy: DemoPolicy): PolicyVersion {
  const { versionId, number, content, author, savedAt, submittedAt, approver, inForceFrom, inForceTo } = policy;
  const by = staffByName(author).staffId;
  return {
    _id: versionId,
    ...unitOf(policy),
    number,
    rules: 'rules' in content ? content.rules : null,
    delta: 'delta' in content ? content.delta : null,
    state: stateOf(policy),
    version: 1,
    restores: null,
    baseId: policies.find((one) => one.unitCode === policy.unitCode && one.number === number - 1)?.versionId ?? null,
    authors: [by],
    createdBy: by,
    createdAt: savedAt,
    savedBy: by,
    savedAt,
    submittedBy: submittedAt ? by : null,
    effectiveAt: inForceFrom,
    approvalId: submittedAt ? approvalIdOf(policy) : null,
    approvedBy: approver === null ? null : staffByName(approver).staffId,
    approvedAt: approver === null ? null : submittedAt,
    inForceFrom,
    inForceTo,
  };
}

function stateOf({ submittedAt, inForceFrom, inForceTo }: DemoPolicy): PolicyState {
  if (inForceFrom) return inForceTo ? 'replaced' : 'in_force';
  return submittedAt ? 'submitted' : 'draft';
}

function approvalOf(policy: DemoPolicy): Approval[] {
  const { versionId, author, submittedAt, approver, summary, facts } = policy;
  if (!submittedAt) return [];
  const { staffId, role } = staffByName(author);
  return [
    {
      _id: approvalIdOf(policy),
      kind: 'lead_policy',
      subject: { kind: 'PolicyVersion', id: versionId },
      ...unitOf(policy),
      summary,
      facts,
      requestedBy: staffId,
      requestedByRole: role,
      requestedAt: submittedAt,
      authors: [staffId],
      state: approver === null ? 'waiting' : 'approved',
      decidedBy: approver === null ? null : staffByName(approver).staffId,
      decidedAt: approver === null ? null : submittedAt,
      note: null,
    },
  ];
}
