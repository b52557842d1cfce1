import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** Random bytes are drawn in blocks: one draw for every character costs more than everything else about an id. */
const pool = new Uint8Array(4_096);
let used = pool.length;

function randomFraction(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++]! / 256;
}

const next = monotonicFactory(randomFraction);

/** `<prefix>_<ULID>`: sortable by time within a process, unguessable in its last 80 bits. */
export const newId = (prefix: string): string => `${prefix}_${next()}`;
