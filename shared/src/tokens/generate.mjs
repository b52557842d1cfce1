// Writes generated/tokens.css and tokens.scss from tokens.ts. Run by `npm run tokens -w shared`.
import { build } from 'esbuild';
import { writeFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = await build({ entryPoints: [here('render.ts')], bundle: true, format: 'esm', write: false });
const render = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
await mkdir(here('generated'), { recursive: true });
await writeFile(here('generated/tokens.css'), render.tokensCss());
await writeFile(here('generated/tokens.scss'), render.tokensScss());
