// Builds what is not built: every part has a stamp over the sources it is made of, so that a second start builds nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = 'package-lock.json';

/** name, sources (folders or files), the file that proves it, how it is built. */
const parts = [
  {
    name: 'database',
    sources: ['server/embedded-mongo/src', 'server/embedded-mongo/build.mjs', lock],
    output: 'server/embedded-mongo/dist',
    run: ['node', 'server/embedded-mongo/build.mjs'],
  },
  {
    name: 'simulator',
    sources: ['server/simulator/src', 'server/simulator/build.mjs', lock],
    output: 'server/simulator/dist',
    run: ['node', 'server/simulator/build.mjs'],
  },
  {
    name: 'server',
    sources: [
      'server/src',
      'server/seed',
      'server/build.mjs',
      'server/embedded-mongo/src',
      'server/embedded-mongo/build.mjs',
      'shared/src',
      lock,
    ],
    output: 'server/dist',
    run: ['node', 'server/build.mjs'],
  },
  {
    name: 'sidebar, workbench, console, playground',
    sources: ['wecom-sidebar', 'shared/src', lock],
    output: 'wecom-sidebar/dist',
    pages: true,
    run: ['npx', '--no', 'vite', 'build', '--logLevel', 'warn'],
    cwd: 'wecom-sidebar',
  },
  {
    name: 'mini-program as H5',
    sources: ['miniapp', 'shared/src', lock],
    output: 'miniapp/dist/h5',
    pages: true,
    run: ['npx', '--no', 'taro', 'build', '--type', 'h5'],
    cwd: 'miniapp',
    quiet: true,
  },
  {
    name: 'mini-program for WeChat',
    sources: ['miniapp', 'shared/src', lock],
    output: 'miniapp/dist/weapp',
    pages: true,
    run: ['npx', '--no', 'taro', 'build', '--type', 'weapp'],
    cwd: 'miniapp',
    quiet: true,
    startNeedsIt: false,
  },
];

const IGNORED = new Set(['node_modules', 'dist', 'out', '.cache', '.temp', '.swc']);

/** Path, size and time of every source file: cheap, and any edit changes it. */
async function fingerprint(sources) {
  const hash = createHash('sha256');
  async function add(path) {
    const full = join(root, path);
    const facts = await stat(full).catch(() => null);
    if (!facts) return;
    if (!facts.isDirectory()) {
      hash.update(`${path}:${facts.size}:${facts.mtimeMs}\n`);
      return;
    }
    for (const name of (await readdir(full)).sort()) if (!IGNORED.has(name)) await add(join(path, name));
  }
  for (const source of sources) await add(source);
  return hash.digest('hex');
}

const stampOf = ({ output }) => join(root, dirname(output), '.cache', `${output.split('/').pop()}.stamp`);

async function isFresh(part, print) {
  if (!existsSync(join(root, part.output))) return false;
  const stamp = stampOf(part);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

function run({ run: [command, ...args], cwd = '.', quiet }) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    const child = spawn(command, args, {
      cwd: join(root, cwd),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.stdout.on('data', (chunk) => (quiet ? chunks.push(chunk) : process.stdout.write(chunk)));
    child.stderr.on('data', (chunk) => (quiet ? chunks.push(chunk) : process.stderr.write(chunk)));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(chunks));
      reject(new Error(`${[command, ...args].join(' ')} ended with ${code}`));
    });
  });
}

/**
 * @param all also what a start does not need
 * @param pages false where nobody looks at the pages: those that are built may be of before
 */
export async function buildStale({ all = false, pages = true } = {}) {
  for (const part of parts) {
    if (!all && part.startNeedsIt === false) continue;
    if (!pages && part.pages && existsSync(join(root, part.output))) continue;
    const print = await fingerprint(part.sources);
    if (await isFresh(part, print)) continue;
    const began = performance.now();
    process.stdout.write(`Building ${part.name} ...\n`);
    await run(part);
    await mkdir(dirname(stampOf(part)), { recursive: true });
    await writeFile(stampOf(part), print);
    process.stdout.write(`  built in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildStale({ all: true }).catch((error) => {
    process.stderr.write(`yinqiao: ${error.message}\n`);
    process.exit(1);
  });
}
