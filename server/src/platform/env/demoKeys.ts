import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Env } from './env';

const FILE = 'demo-keys.json';
const keysInFile = z.object({ data: z.string(), blindIndex: z.string(), audit: z.string() });

/**
 * The demo's keys are made once and kept in the data folder, outside the database, so that a second start can read what the first wrote.
 * @throws Error with one clear line when they cannot be read or kept
 */
export function demoKeys(dataDir: string): Env['keys'] {
  const file = join(dataDir, FILE);
  try {
    if (existsSync(file)) return keysInFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${JSON.stringify(file)} does not hold the demo's keys; without them its database cannot be read`);
  }
  const key = () => randomBytes(32).toString('base64');
  const keys = { data: key(), blindIndex: key(), audit: key() };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
