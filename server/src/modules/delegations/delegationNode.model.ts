import type { NodeState, SplitBasis, UnitLevel } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** What one direct child gets: a unit, or at an outlet an RM. */
export interface Allocation {
  childId: string;
  kind: 'unit' | 'staff';
  target: number;
}

/**
 * One unit's part of a delegation and how it is split. The whole split stands in this one document and is written with its
 * version, so that "the parts add up" is an invariant of one document and never of several.
 */
export interface DelegationNode {
  /** `<delegationId>:<unitId>` */
  _id: string;
  delegationId: string;
  unitId: string;
  parentId: string | null;
  unitPath: string;
  level: UnitLevel;
  target: number;
  allocations: Allocation[];
  basis: SplitBasis;
  state: NodeState;
  version: number;
  openedAt: Date;
  releasedAt: Date | null;
}

const allocation = new Schema<Allocation>(
  {
    childId: { type: String, required: true },
    kind: { type: String, enum: ['unit', 'staff'], required: true },
    target: { type: Number, required: true },
  },
  { _id: false },
);
const schema = new Schema<DelegationNode>({
  _id: { type: String, required: true },
  delegationId: { type: String, required: true },
  unitId: { type: String, required: true },
  parentId: { type: String, default: null },
  unitPath: { type: String, required: true },
  level: { type: String, required: true },
  target: { type: Number, required: true },
  allocations: { type: [allocation], required: true },
  basis: { type: String, required: true },
  state: { type: String, enum: ['splitting', 'released'], required: true },
  version: { type: Number, required: true },
  openedAt: { type: Date, required: true },
  releasedAt: { type: Date, default: null },
});
schema.index({ delegationId: 1, unitPath: 1 });
schema.index({ unitId: 1, openedAt: -1 });
schema.index({ releasedAt: -1 });

export const DelegationNodeModel = defineModel('DelegationNode', 'delegationNodes', schema);
export const delegationNodeId = (delegationId: string, unitId: string): string => `${delegationId}:${unitId}`;
