// `npm run bench [-- NAME… --json FILE]`: every benchmark prints its figures against a named rival or limit, measured in the same run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../../server/build-all.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await buildStale({ all: true });
const { status } = spawnSync('npx', ['--no', 'tsx', 'test/bench/main.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
