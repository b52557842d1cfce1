import { type KeyBytes, readUnsigned53, unsigned32Key, unsigned53Key } from '../bson/keys';

/**
 * Where things stand in the store, by the first byte of the key:
 *   C db \0 collection     catalog entry of a collection
 *   D collection record    a document (BSON); record numbers grow, so this is the natural order
 *   F index                flags of an index
 *   G kind id              garbage: a dropped collection or index whose entries are still to be removed
 *   I index key [record]   an index entry: non-unique ones end in the record, unique ones hold it as their value
 *   S session              the saved reply of a session's newest retryable write or commit
 */
export const CATALOG = 'C';
export const GARBAGE = 'G';
export const SESSIONS = 'S';

/** The first key that does not start with the prefix (no prefix here ends in \xff alone). */
export function prefixEnd(prefix: KeyBytes): KeyBytes {
  let end = prefix.length;
  while (end > 0 && prefix.charCodeAt(end - 1) === 0xff) end--;
  return prefix.slice(0, end - 1) + String.fromCharCode(prefix.charCodeAt(end - 1) + 1);
}

const latin1 = (text: string): KeyBytes => Buffer.from(text, 'utf8').toString('latin1');

export const databasePrefix = (database: string): KeyBytes => `${CATALOG}${latin1(database)}\0`;
export const catalogKey = (database: string, collection: string): KeyBytes => databasePrefix(database) + latin1(collection);

export const recordsPrefix = (collectionId: number): KeyBytes => `D${unsigned32Key(collectionId)}`;
export const recordKey = (collectionId: number, record: number): KeyBytes => recordsPrefix(collectionId) + unsigned53Key(record);
export const recordOfKey = (key: KeyBytes): number => readUnsigned53(key, 5);

export const indexPrefix = (indexId: number): KeyBytes => `I${unsigned32Key(indexId)}`;
export const INDEX_PREFIX_BYTES = 5;
export const RECORD_BYTES = 8;
export const flagsKey = (indexId: number): KeyBytes => `F${unsigned32Key(indexId)}`;

export const garbageKey = (prefix: KeyBytes): KeyBytes => GARBAGE + prefix;
/** LMDB's longest key, in bytes. */
export const LONGEST_KEY = 1978;
