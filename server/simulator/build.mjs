import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The program in one CommonJS file beside the client host page's files; npm packages stay outside. */
export async function buildSimulator() {
  await build({
    entryPoints: [here('src/main.ts')],
    outfile: here('dist/main.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    packages: 'external',
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'error' },
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSimulator();
