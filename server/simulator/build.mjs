import { build } from 'esbuild';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const program = {
  // index.js is for start scripts that cannot import TypeScript.
  entryPoints: [here('src/main.ts'), here('src/index.ts')],
  outdir: here('dist'),
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logOverride: { 'empty-import-meta': 'error' },
};

const pages = {
  entryPoints: [
    import.meta.resolve('./src/client/client.ts'),
    import.meta.resolve('./src/client/authorize.ts'),
    import.meta.resolve('./src/client/bridge.ts'),
    import.meta.resolve('./src/client/client.css'),
  ].map((url) => fileURLToPath(url)),
  outdir: here('dist/client'),
  format: 'iife',
  target: 'es2020',
};

/** Whole files only: somebody may be starting the program while it is built again. */
async function put(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, contents);
  await rename(`${path}.${process.pid}`, path);
}

async function bundle(options) {
  const { outputFiles } = await build({ ...options, bundle: true, write: false, logLevel: 'warning' });
  await Promise.all(outputFiles.map(({ path, contents }) => put(path, contents)));
}

/** The program in one CommonJS file, npm packages outside, and beside it the files of the client host page. */
export async function buildSimulator() {
  const copied = readFile(here('src/client/client.html')).then((page) => put(here('dist/client/client.html'), page));
  await Promise.all([bundle(program), bundle(pages), copied]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSimulator();
