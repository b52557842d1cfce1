import type { ApprovalKind, ApprovalState, StaffRole } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

interface Fact {
  label: string;
  value: string;
}

/** One request for a second person's decision. It is decided once; what is asked again is a new request. */
export interface Approval {
  _id: string;
  kind: ApprovalKind;
  /** What it is about: the kind of document and its id. */
  subject: { kind: string; id: string };
  unitId: string;
  unitPath: string;
  summary: string;
  facts: Fact[];
  requestedBy: string;
  requestedByRole: StaffRole;
  requestedAt: Date;
  /** Who wrote or changed what it is about; none of them decides. */
  authors: string[];
  state: ApprovalState;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string | null;
}

const schema = new Schema<Approval>({
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  subject: {
    type: new Schema({ kind: { type: String, required: true }, id: { type: String, required: true } }, { _id: false }),
    required: true,
  },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  summary: { type: String, required: true },
  facts: {
    type: [new Schema<Fact>({ label: { type: String, required: true }, value: { type: String, required: true } }, { _id: false })],
    required: true,
  },
  requestedBy: { type: String, required: true },
  requestedByRole: { type: String, required: true },
  requestedAt: { type: Date, required: true },
  authors: { type: [String], required: true },
  state: { type: String, enum: ['waiting', 'approved', 'rejected', 'withdrawn'], required: true },
  decidedBy: { type: String, default: null },
  decidedAt: { type: Date, default: null },
  note: { type: String, default: null },
});
// One open request a subject, whatever races.
schema.index({ 'subject.kind': 1, 'subject.id': 1 }, { unique: true, partialFilterExpression: { state: 'waiting' } });
schema.index({ state: 1, unitPath: 1, requestedAt: 1 });
schema.index({ requestedBy: 1, requestedAt: 1 });

export const ApprovalModel = defineModel('Approval', 'approvals', schema);
