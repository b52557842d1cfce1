import { insert } from '../db/insert';
import { createHash, randomBytes } from 'node:crypto';
import { leaseNow } from '../clock/clock';
import { defineModel, Schema } from '../db/mongoose';

/** Opaque, server-side, revocable at once. Only a digest of the token is stored. */
export const sessionClients = ['console', 'sidebar', 'workbench', 'h5', 'weapp'] as const;
export type SessionClient = (typeof sessionClients)[number];

export interface Session {
  _id: string;
  kind: 'staff' | 'customer';
  subjectId: string;
  client: SessionClient;
  createdAt: Date;
  expiresAt: Date;
}
const sessionSchema = new Schema<Session>({
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  subjectId: { type: String, required: true },
  client: { type: String, required: true },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
});
sessionSchema.index({ kind: 1, subjectId: 1 });
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const SessionModel = defineModel('Session', 'sessions', sessionSchema);

const SESSION_HOURS = 12;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** @returns the token for the cookie (or bearer header) and when it ends */
export async function beginSession(
  kind: Session['kind'],
  subjectId: string,
  client: SessionClient,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const createdAt = leaseNow();
  const expiresAt = new Date(createdAt.getTime() + SESSION_HOURS * 3_600_000);
  await insert(SessionModel, [{ _id: digest(token), kind, subjectId, client, createdAt, expiresAt }]);
  return { token, expiresAt };
}

/** The session of a token for this client, or null when it is unknown, ended, or another client's. Expiry is checked here, not by the TTL index. */
export async function findSession(token: string | undefined, client: SessionClient): Promise<Session | null> {
  if (!token || !TOKEN.test(token)) return null;
  const session = await SessionModel.findById(digest(token)).lean();
  if (!session || session.client !== client || session.expiresAt <= leaseNow()) return null;
  return session;
}

export async function endSession(token: string): Promise<void> {
  await SessionModel.deleteOne({ _id: digest(token) });
}

/** Signs somebody out of every device, in the caller's transaction. */
export async function endSessionsOf(kind: Session['kind'], subjectIds: readonly string[]): Promise<void> {
  await SessionModel.deleteMany({ kind, subjectId: { $in: [...subjectIds] } });
}

const digest = (token: string) => createHash('sha256').update(token).digest('base64url');
