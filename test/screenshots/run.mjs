// `npm run screenshots`: every screen at 375 and 1280 px into .data/screenshots, from a demo server of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../../server/build-all.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await buildStale({ all: true });
const { status } = spawnSync('npx', ['--no', 'tsx', 'test/screenshots/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
