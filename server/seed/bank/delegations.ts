import { shanghaiInstant } from '@yinqiao/shared/domain';
import { type DelegationRow, delegationTable } from './delegationTable';
import { staffByName, teamOf } from './staff';
import { childrenOf, outletsUnder } from './units';

interface DemoAllocation {
  /** A unit's or an RM's id. */
  childId: string;
  kind: 'unit' | 'staff';
  target: number;
}

/** One unit's part and how it is split over all its direct children; every part adds up. */
interface DemoDelegationNode {
  unitCode: string;
  target: number;
  allocations: readonly DemoAllocation[];
}

export interface DemoDelegation extends DelegationRow {
  delegationId: string;
  createdBy: string;
  createdAtInstant: Date;
  /** Parents before children; units without a part have no node. */
  nodes: readonly DemoDelegationNode[];
}

const PLANNER = '林若川';

/** K1 and K5, running, split down to the RMs. */
export const delegations: readonly DemoDelegation[] = delegationTable.map((row) => ({
  ...row,
  delegationId: `dlg_${row.code}`,
  createdBy: staffByName(PLANNER).staffId,
  createdAtInstant: shanghaiInstant(...row.createdAt),
  nodes: nodesFrom(row, 'head-office'),
}));

/** What a unit holds: the sum of its outlets' parts. */
export function targetOf(row: DelegationRow, unitCode: string): number {
  const below = new Set(outletsUnder(unitCode).map(({ code }) => code));
  return row.outlets
    .filter(({ outletCode }) => below.has(outletCode))
    .reduce((sum, { byStaff }) => sum + byStaff.reduce((part, [, target]) => part + target, 0), 0);
}

function nodesFrom(row: DelegationRow, unitCode: string): DemoDelegationNode[] {
  const target = targetOf(row, unitCode);
  if (target === 0) return [];
  const given = new Map(row.outlets.flatMap(({ byStaff }) => byStaff));
  const team = teamOf(unitCode).map((member) => ({ childId: member.staffId, kind: 'staff' as const, target: given.get(member.name) ?? 0 }));
  const children = childrenOf(unitCode);
  const parts = children.map((child) => ({ childId: child.unitId, kind: 'unit' as const, target: targetOf(row, child.code) }));
  return [{ unitCode, target, allocations: [...parts, ...team] }, ...children.flatMap((child) => nodesFrom(row, child.code))];
}

export const delegationFor = (campaignCode: string): DemoDelegation | undefined =>
  delegations.find((each) => each.campaignCode === campaignCode);
