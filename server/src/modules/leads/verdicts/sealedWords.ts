import { loadPersonKeys, openField, sealField } from '../../../platform/crypto/personalData';
import type { Verdict } from './verdict.model';

type About = Pick<Verdict, '_id' | 'personId'>;

/** What somebody wrote into a dispute, under the customer's key: it may name the customer and goes with the customer's other data. */
export async function sealWords(about: About, field: string, words: string): Promise<string> {
  await loadPersonKeys([about.personId]);
  return sealField(addressOf(about, field), words);
}

export async function openWords(about: About, field: string, sealed: string): Promise<string> {
  await loadPersonKeys([about.personId]);
  return openField(addressOf(about, field), sealed);
}

const addressOf = ({ _id, personId }: About, field: string) => ({ personId, collection: 'verdicts', documentId: _id, field });
