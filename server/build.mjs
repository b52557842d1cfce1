// The server in one CommonJS file, as the database is: npm packages stay outside, but workspaces go inside.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { options } from './embedded-mongo/build.mjs';

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
    ...options,
    entryPoints: [here('src/main.ts')],
    outfile: here('dist/main.js'),
    packages: 'bundle',
    plugins: [npmExternal],
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildServer();
