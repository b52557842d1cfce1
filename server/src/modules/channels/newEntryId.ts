import { ENTRY_ALPHABET, ENTRY_LENGTH } from '@yinqiao/shared/domain';
import { randomInt } from 'node:crypto';

/** A code nobody guesses: 59 bits, in characters that can be read aloud. */
export const newEntryId = (): string =>
  Array.from({ length: ENTRY_LENGTH }, () => ENTRY_ALPHABET[randomInt(ENTRY_ALPHABET.length)]).join('');
