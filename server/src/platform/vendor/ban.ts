import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';

/** A vendor has refused an API to this account for a while; whoever calls before it is over makes it longer. */
interface Ban {
  /** `<vendor>/<account>/<api>` */
  _id: string;
  until: Date;
}
const schema = new Schema<Ban>({ _id: { type: String, required: true }, until: { type: Date, required: true } });
schema.index({ until: 1 }, { expireAfterSeconds: 86_400 });
const BanModel = defineModel('VendorBan', 'vendorBans', schema);

/** So often a process asks whether another one has been banned. */
const REREAD_MS = 250;
const known = new Map<string, { until: Date | null; readAt: number }>();

/** @returns the end of a ban that is in force */
export async function bannedUntil(bucket: string): Promise<Date | null> {
  const now = leaseNow();
  let held = known.get(bucket);
  if (!held || now.getTime() - held.readAt > REREAD_MS) {
    const ban = await BanModel.findById(bucket).lean<Ban | null>();
    held = { until: ban?.until ?? null, readAt: now.getTime() };
    known.set(bucket, held);
  }
  return held.until && held.until > now ? held.until : null;
}

/** Of two bans the longer holds. */
export async function ban(bucket: string, seconds: number): Promise<Date> {
  const until = new Date(leaseNow().getTime() + seconds * 1000);
  known.set(bucket, { until, readAt: leaseNow().getTime() });
  await BanModel.updateOne({ _id: bucket }, { $max: { until } }, { upsert: true });
  return until;
}
