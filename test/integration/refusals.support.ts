import type { ErrorBody } from '@yinqiao/shared/domain';
import mongoose from 'mongoose';

/** What the tests of refusals share: the database behind the server, and the business counted before and after. */
export const collection = (name: string) => mongoose.connection.collection(name);
const BUSINESS = ['coupons', 'consents', 'leads', 'tasks', 'deliveries', 'delegations', 'delegationNodes', 'contactStates', 'persons'];

/** A count of everything, and of what is free, so that any write of the business shows. */
async function business(): Promise<string> {
  const counts = [];
  for (const name of BUSINESS) counts.push(`${name}:${await collection(name).countDocuments()}`);
  counts.push(`free:${await collection('coupons').countDocuments({ state: 'free' })}`);
  counts.push(`open:${await collection('leads').countDocuments({ open: true })}`);
  return counts.join(' ');
}

export async function changesNothing(act: () => Promise<unknown>): Promise<void> {
  const before = await business();
  await act();
  expect(await business()).toBe(before);
}

/** Why this actor was refused, by the trail, and how often; `subject` names what was asked for. */
export async function auditedRefusals(actorId: string, subject: string): Promise<string[]> {
  const entries = await collection('auditEntries')
    .find({ 'actor.id': actorId, subjects: subject, outcome: 'refused' })
    .sort({ _id: 1 })
    .toArray();
  return entries.map(({ action, reason }) => `${action} ${reason}`);
}

export const bodyOf = async (reply: Response) => (await reply.json()) as ErrorBody;
export const staffIdOf = async (wecomUserId: string) => String((await collection('staff').findOne({ wecomUserId }))?._id);
export const personIdOf = async (key: string) => String((await collection('demoPersonas').findOne({ _id: key as never }))?.['subjectId']);
