import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stop } from 'esbuild';
import { buildSimulator } from './build.mjs';

// Building takes a tenth of a second, so it is never stale.
await buildSimulator();
await stop();
process.setSourceMapsEnabled(true);
createRequire(import.meta.url)(fileURLToPath(new URL('dist/main.js', import.meta.url)));
