import { loadPersonKeys, openField, sealField } from '../../platform/crypto/personalData';
import type { PersonMerge } from './personMerge.model';

type About = Pick<PersonMerge, '_id' | 'personIds'>;

/** Where words stand in a pair's document: what was found, or what was decided, by its place. */
export type WordsField = `grounds/${number}` | `steps/${number}`;

/** What somebody wrote about a pair, under the keys of both: it may name either, and goes with the data of either. */
export async function sealWords(about: About, field: WordsField, words: string): Promise<string> {
  await loadPersonKeys(about.personIds);
  return about.personIds.reduce((inner, personId) => sealField(addressOf(about, personId, field), inner), words);
}

/** @returns what was written; that it is gone where the data of one of them was deleted */
export async function openWords(about: About, field: WordsField, sealed: string): Promise<string> {
  try {
    await loadPersonKeys(about.personIds);
    return about.personIds.reduceRight((outer, personId) => openField(addressOf(about, personId, field), outer), sealed);
  } catch {
    return '（随客户资料删除）';
  }
}

const addressOf = ({ _id }: About, personId: string, field: WordsField) => ({
  personId,
  collection: 'personMerges',
  documentId: _id,
  field,
});
