import { loadPersonKeys, openField, sealField } from '../../platform/crypto/personalData';
import type { Lead } from './lead.model';

type About = Pick<Lead, '_id' | 'personId' | 'assignmentNo'>;

/** What an RM wrote when returning an assignment, under the customer's key: it goes with the customer's other data. */
export async function sealNote(lead: About, note: string): Promise<string> {
  await loadPersonKeys([lead.personId]);
  return sealField(addressOf(lead), note);
}

/** @param lead as it stood when it was returned */
export async function openNote(lead: About, sealed: string): Promise<string> {
  await loadPersonKeys([lead.personId]);
  return openField(addressOf(lead), sealed);
}

const addressOf = ({ _id, personId, assignmentNo }: About) => ({
  personId,
  collection: 'auditEntries',
  documentId: `${_id}/${assignmentNo}`,
  field: 'sealedNote',
});
