import { defineModel, Schema } from '../../platform/db/mongoose';

/** Store first, process later: one document per event of the vendor, unique on the event's own key, so that its retries change nothing. */
export interface VendorInboxEntry {
  _id: string;
  event: string;
  fields: Record<string, string>;
  receivedAt: Date;
}

const schema = new Schema<VendorInboxEntry>({
  _id: { type: String, required: true },
  event: { type: String, required: true },
  fields: { type: Schema.Types.Mixed, required: true },
  receivedAt: { type: Date, required: true },
});
schema.index({ receivedAt: 1 }, { expireAfterSeconds: 90 * 86_400 });

export const VendorInboxModel = defineModel('VendorInboxEntry', 'vendorInbox', schema);
