import { defineModel, Schema } from '../../platform/db/mongoose';

/** What one RM did for one delegation on one business day. Exists only at the leaves: every parent is summed when it is read. */
export interface DelegationProgress {
  /** `<delegationId>:<staffId>:<day>` */
  _id: string;
  delegationId: string;
  staffId: string;
  day: string;
  /** The RM's outlet when it happened: credit stays where the work was done. */
  unitPath: string;
  firstContacts: number;
}

const schema = new Schema<DelegationProgress>({
  _id: { type: String, required: true },
  delegationId: { type: String, required: true },
  staffId: { type: String, required: true },
  day: { type: String, required: true },
  unitPath: { type: String, required: true },
  firstContacts: { type: Number, required: true },
});
schema.index({ delegationId: 1, unitPath: 1, day: 1 });
schema.index({ staffId: 1, delegationId: 1 });

export const DelegationProgressModel = defineModel('DelegationProgress', 'delegationProgress', schema);
export const delegationProgressId = (delegationId: string, staffId: string, day: string): string => `${delegationId}:${staffId}:${day}`;
