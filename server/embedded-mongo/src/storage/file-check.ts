import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;
const SMALLEST_FILE = 8192;

/** LMDB maps whatever it is given and crashes the process on what is no database: look before opening. */
export function checkDataFile(directory: string): void {
  const path = join(directory, 'data.mdb');
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(MAGIC_AT + 4);
    readSync(file, head, 0, head.length, 0);
    if (size > 0 && (size < SMALLEST_FILE || head.readUInt32LE(MAGIC_AT) !== MAGIC))
      throw new Error('data.mdb is damaged or is not a database file');
  } finally {
    closeSync(file);
  }
}
