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

/** The server, and the programs that read files and replay leads apart from it. */
const programs = {
  main: 'src/main.ts',
  'read-table': 'src/platform/tables/program.ts',
  simulate: 'src/modules/leads/simulation/program.ts',
};

export const buildServer = () =>
  build({
    ...options,
    entryPoints: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, here(file)])),
    outfile: undefined,
    outdir: here('dist'),
    packages: 'bundle',
    plugins: [npmExternal],
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildServer();
