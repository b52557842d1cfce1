import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/**
 * `<prefix>_<ULID>` that is the same for the same key: its time part is `at`, its random part a digest of prefix and key.
 * @param key what the thing is called inside the demo bank; include the seed number where another seed must give another thing
 */
export function stableId(prefix: string, key: string, at: Date): string {
  return `${prefix}_${timePart(at)}${digestText(`${prefix}/${key}`, RANDOM_CHARACTERS)}`;
}

/** `length` letters and digits that depend on the key alone. */
export function digestText(key: string, length: number): string {
  const bytes = createHash('sha256').update(key).digest();
  return Array.from({ length }, (_, i) => CROCKFORD.charAt((bytes[i] ?? 0) % 32)).join('');
}

function timePart(at: Date): string {
  let rest = at.getTime();
  let text = '';
  for (let i = 0; i < TIME_CHARACTERS; i += 1) {
    text = CROCKFORD.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
