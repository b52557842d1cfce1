import type { Data } from '@yinqiao/shared/contracts';
import { type ErrorCode, errors, staffRoles } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { type OrgUnit, type Staff, staffByIds, unitsByIds } from '../orgs';
import type { Approval } from './approval.model';
import { obstacleTo } from './approvalChecks';

type Presented = Data<'approvals.decide'>;

/** @param decidable ids of those the viewer may decide on */
export async function presentApprovals(
  approvals: readonly Approval[],
  viewer: StaffActor,
  decidable: ReadonlySet<string>,
): Promise<Presented[]> {
  const staff = new Map((await staffByIds(approvals.flatMap(peopleOf))).map((one) => [one._id, one]));
  const units = new Map((await unitsByIds(approvals.map(({ unitId }) => unitId))).map((one) => [one._id, one]));
  return Promise.all(
    approvals.map(async (approval) => {
      const obstacle = await obstacleTo(approval);
      return presented(approval, { viewer, staff, units, canDecide: decidable.has(approval._id), obstacle });
    }),
  );
}

const peopleOf = ({ requestedBy, decidedBy }: Approval): string[] => [requestedBy, ...(decidedBy === null ? [] : [decidedBy])];

interface Around {
  viewer: StaffActor;
  staff: ReadonlyMap<string, Staff>;
  units: ReadonlyMap<string, OrgUnit>;
  canDecide: boolean;
  obstacle: ErrorCode | null;
}

function presented(approval: Approval, { viewer, staff, units, canDecide, obstacle }: Around): Presented {
  return {
    approvalId: approval._id,
    kind: approval.kind,
    subjectId: approval.subject.id,
    unitId: approval.unitId,
    unitName: units.get(approval.unitId)?.name ?? '',
    summary: approval.summary,
    facts: approval.facts.map(({ label, value }) => ({ label, value })),
    requestedBy: personOf(staff.get(approval.requestedBy)),
    requestedAt: approval.requestedAt.toISOString(),
    state: approval.state,
    decidedBy: approval.decidedBy === null ? null : personOf(staff.get(approval.decidedBy)),
    decidedAt: approval.decidedAt?.toISOString() ?? null,
    note: approval.note,
    own: approval.requestedBy === viewer.staffId,
    wrote: approval.authors.includes(viewer.staffId),
    obstacle: obstacle && errors[obstacle].zh,
    canDecide: canDecide && approval.state === 'waiting',
  };
}

const personOf = (staff: Staff | undefined) =>
  staff ? { name: staff.name, roleName: staffRoles[staff.role] } : { name: '已离任员工', roleName: '' };
