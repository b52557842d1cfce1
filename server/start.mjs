// `npm start`: builds what is not built and runs the same file as production, in this process.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build-all.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`yinqiao: Node ${process.versions.node} is too old: 20.19 or later is needed\n`);
  process.exit(1);
}
try {
  await buildStale();
} catch (error) {
  process.stderr.write(`yinqiao: ${error.message}\n`);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
createRequire(import.meta.url)(fileURLToPath(new URL('dist/main.js', import.meta.url)));
