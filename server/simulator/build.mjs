import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const program = {
  entryPoints: [here('src/main.ts')],
  outfile: here('dist/main.js'),
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logOverride: { 'empty-import-meta': 'error' },
};

const pages = {
  entryPoints: ['src/client/client.ts', 'src/client/authorize.ts', 'src/client/bridge.ts'].map(here),
  outdir: here('dist/client'),
  format: 'iife',
  target: 'es2020',
};

/** The program in one CommonJS file, npm packages outside, and beside it the files of the client host page. */
export async function buildSimulator() {
  await mkdir(here('dist/client'), { recursive: true });
  await Promise.all([
    ...[program, pages].map((options) => build({ ...options, bundle: true, logLevel: 'warning' })),
    ...['client.html', 'client.css'].map((file) => copyFile(here(`src/client/${file}`), here(`dist/client/${file}`))),
  ]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSimulator();
