import { defineModel, Schema } from '../../platform/db/mongoose';
import type { TeamMember } from './distribution/ledger';

/**
 * The share that a lead used which nobody distributed (a grab, a manager's gift): among whom it was counted, so that it can be given
 * back. `givenBack` before it was booked means that it is not booked any more.
 */
export interface TakenShare {
  /** `<lead>/<assignmentNo>` */
  _id: string;
  poolUnitId: string;
  sharers: TeamMember[];
  givenBack: boolean;
}

export const takenShareId = (leadId: string, assignmentNo: number): string => `${leadId}/${assignmentNo}`;

const schema = new Schema<TakenShare>({
  _id: { type: String, required: true },
  poolUnitId: { type: String, required: true },
  sharers: {
    type: [new Schema<TeamMember>({ staffId: { type: String, required: true }, weight: { type: Number, required: true } }, { _id: false })],
    required: true,
  },
  givenBack: { type: Boolean, required: true },
});

export const TakenShareModel = defineModel('TakenShare', 'takenShares', schema);
