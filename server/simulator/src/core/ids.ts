import { createHash, randomBytes } from 'node:crypto';

/** An unguessable id of letters, digits, `-` and `_`, as the vendors' tokens, tickets and codes are. */
export function randomId(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** An id that is always the same for the same words, so that a world may leave out what the vendor would invent. */
export function derivedId(prefix: string, ...words: string[]): string {
  return prefix + createHash('sha256').update(words.join('\n')).digest('base64url').slice(0, 30);
}
