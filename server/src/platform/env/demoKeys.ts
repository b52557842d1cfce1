import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env';

/** The demo's keys are made once and kept in the data folder, outside the database, so that a second start can read what the first wrote. */
export function demoKeys(dataDir: string): Env['keys'] {
  const file = join(dataDir, 'demo-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Env['keys'];
  const key = () => randomBytes(32).toString('base64');
  const keys = { data: key(), blindIndex: key(), audit: key() };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
