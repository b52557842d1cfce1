import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Our TypeScript in one CommonJS file; npm packages stay outside. */
export const options = {
  entryPoints: [here('src/main.ts')],
  outfile: here('dist/main.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'error' },
  packages: 'external',
};

function newest(directory) {
  return Math.max(
    ...readdirSync(directory, { recursive: true })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => statSync(join(directory, name)).mtimeMs),
  );
}

/** Builds dist/main.js unless it is newer than every source. Returns the path of the bundle. */
export async function buildIfStale() {
  const built = existsSync(options.outfile) ? statSync(options.outfile).mtimeMs : 0;
  if (built <= newest(here('src'))) {
    const { build, stop } = await import('esbuild');
    await build(options);
    await stop();
  }
  return options.outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale();
