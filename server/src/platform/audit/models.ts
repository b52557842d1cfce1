import { defineModel, Schema } from '../db/mongoose';

export interface AuditEntry {
  _id: string;
  /** The bank's time. */
  at: Date;
  recordedAt: Date;
  actor: { kind: 'customer' | 'staff' | 'nobody' | 'system' | 'demo'; id: string };
  /** `verb:Subject`, as in the contract, or the name of the processor. */
  action: string;
  /** `<Kind>/<id>` of everything the act was about: the trail of a lead is found by it. */
  subjects: string[];
  outcome: 'done' | 'refused';
  reason: string | null;
  /** Codes and ids only. */
  detail: Record<string, unknown>;
  /** The number of the batch that sealed this entry. */
  seal: number | null;
}
const entrySchema = new Schema<AuditEntry>({
  _id: { type: String, required: true },
  at: { type: Date, required: true },
  recordedAt: { type: Date, required: true },
  actor: {
    type: new Schema({ kind: { type: String, required: true }, id: { type: String, required: true } }, { _id: false }),
    required: true,
  },
  action: { type: String, required: true },
  subjects: { type: [String], required: true },
  outcome: { type: String, required: true },
  reason: { type: String, default: null },
  detail: { type: Schema.Types.Mixed, required: true },
  seal: { type: Number, default: null },
});
entrySchema.index({ subjects: 1, _id: 1 });
entrySchema.index({ seal: 1, _id: 1 });
entrySchema.index({ 'actor.id': 1, action: 1, at: 1 });
export const AuditEntryModel = defineModel('AuditEntry', 'auditEntries', entrySchema);

export interface AuditSeal {
  _id: number;
  at: Date;
  entries: { id: string; digest: string }[];
  previous: string;
  /** HMAC over number, previous seal and digests, under a key outside the database. */
  mac: string;
}
const sealSchema = new Schema<AuditSeal>({
  _id: { type: Number, required: true },
  at: { type: Date, required: true },
  entries: {
    type: [new Schema({ id: { type: String, required: true }, digest: { type: String, required: true } }, { _id: false })],
    required: true,
  },
  previous: { type: String, default: '' },
  mac: { type: String, required: true },
});
export const AuditSealModel = defineModel('AuditSeal', 'auditSeals', sealSchema);
