import type { LeadState, TransferReason } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';

/** One lead of a transfer: where it was, and the assignment that the transfer made. */
export interface TransferredLead {
  leadId: string;
  assignmentNo: number;
  fromState: LeadState;
  fromStaffId: string | null;
}

/** 改派: leads that a manager gave to somebody in one go; kept so that it can be taken back. */
export interface LeadTransfer {
  _id: string;
  byStaffId: string;
  unitPath: string;
  toStaffId: string;
  reason: TransferReason;
  at: Date;
  leads: TransferredLead[];
  undoneAt: Date | null;
}

const schema = new Schema<LeadTransfer>({
  _id: { type: String, required: true },
  byStaffId: { type: String, required: true },
  unitPath: { type: String, required: true },
  toStaffId: { type: String, required: true },
  reason: { type: String, required: true },
  at: { type: Date, required: true },
  leads: {
    type: [
      new Schema<TransferredLead>(
        {
          leadId: { type: String, required: true },
          assignmentNo: { type: Number, required: true },
          fromState: { type: String, required: true },
          fromStaffId: { type: String, default: null },
        },
        { _id: false },
      ),
    ],
    required: true,
  },
  undoneAt: { type: Date, default: null },
});
schema.index({ byStaffId: 1, at: -1 });

export const LeadTransferModel = defineModel('LeadTransfer', 'leadTransfers', schema);

/** For so long a transfer can be taken back, where nobody has accepted since. */
export const UNDO_MS = 10 * 60_000;
