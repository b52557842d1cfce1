import { randomUUID } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from './mongoose';
import { isDuplicateKey } from './transact';

/** Work that one process at a time may do on this database. */
interface Lease {
  _id: string;
  holder: string;
  until: Date;
}
const LeaseModel = defineModel(
  'Lease',
  'leases',
  new Schema<Lease>({
    _id: { type: String, required: true },
    holder: { type: String, required: true },
    until: { type: Date, required: true },
  }),
);

/** Short, because it is renewed while its holder lives: what a dead holder had in hand is free again soon. */
const LEASE_MS = 5_000;
const RENEW_MS = 1_500;
const RETRY_MS = 100;

/**
 * Runs `work` while nobody else holds the lease of this name; waits for its turn. A holder that slept through its lease may
 * meet the next one, so the work must stand being done twice.
 */
export async function holdingLease<T>(name: string, work: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  while (!(await take(name, holder))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  const renewal = setInterval(() => void renew(name, holder).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await LeaseModel.deleteOne({ _id: name, holder });
  }
}

async function take(name: string, holder: string): Promise<boolean> {
  try {
    await LeaseModel.updateOne({ _id: name, until: { $lt: leaseNow() } }, { $set: { holder, until: end() } }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

const renew = (name: string, holder: string) => LeaseModel.updateOne({ _id: name, holder }, { $set: { until: end() } });
const end = () => new Date(leaseNow().getTime() + LEASE_MS);
