// The server in one CommonJS file: npm packages stay outside, workspaces inside.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const npmExternal = {
  name: 'npm-external',
  setup: (bundle) =>
    bundle.onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
      kind === 'entry-point' || path.startsWith('@yinqiao/') ? undefined : { path, external: true },
    ),
};

export const buildServer = () =>
  build({
    entryPoints: [here('src/main.ts')],
    outfile: here('dist/main.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'error' },
    plugins: [npmExternal],
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildServer();
