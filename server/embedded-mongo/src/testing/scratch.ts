import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedMongo, startEmbeddedMongo } from '../start';

const made: string[] = [];

/** A directory of its own; removeScratch() removes them all. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-mongo-test-'));
  made.push(directory);
  return directory;
}

export function removeScratch(): void {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** A server in this process for tests that do not care about the disk. */
export function startScratch(): Promise<EmbeddedMongo> {
  return startEmbeddedMongo({ dataDir: scratchDirectory(), durability: 'none' });
}

/** The path of the built server, built now if a source is newer. */
export function builtEntry(): string {
  const workspace = resolve(__dirname, '..', '..');
  execFileSync(process.execPath, [join(workspace, 'build.mjs')]);
  return join(workspace, 'dist', 'main.js');
}
