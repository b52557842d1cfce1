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

const page = { format: 'iife', target: 'es2020' };

const clientPages = {
  ...page,
  entryPoints: [
    import.meta.resolve('./src/client/client.ts'),
    import.meta.resolve('./src/client/authorize.ts'),
    import.meta.resolve('./src/client/bridge.ts'),
    import.meta.resolve('./src/client/client.css'),
  ].map((url) => fileURLToPath(url)),
  outdir: here('dist/client'),
};

const consolePage = {
  ...page,
  entryPoints: [import.meta.resolve('./src/console/console.ts'), import.meta.resolve('./src/console/console.css')].map((url) =>
    fileURLToPath(url),
  ),
  outdir: here('dist/console'),
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

async function copy(name) {
  await put(here(`dist/${name}`), await readFile(here(`src/${name}`)));
}

/** The program in one CommonJS file, npm packages outside, and beside it the files of the client host page and of the control page. */
export async function buildSimulator() {
  const pages = [bundle(clientPages), bundle(consolePage), copy('client/client.html'), copy('console/console.html')];
  await Promise.all([bundle(program), ...pages]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildSimulator();
