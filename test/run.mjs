// The one test command: builds what is stale, lints and checks types, starts one embedded database (unless MONGODB_URI is set), runs every
// jest project, and ends with a line `N passed, N failed`. Arguments are passed on to jest; with arguments only jest runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../server/build-all.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const chosen = process.argv.slice(2);

function step(name, command, args) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  return status === 0;
}

async function main() {
  // A few tests of the server are run often while it is written, and the pages take a minute to build.
  const pages = chosen.length === 0 || chosen.some((path) => !/^(test\/integration|server|shared)\//.test(path));
  await buildStale({ all: true, pages });
  const checks =
    chosen.length > 0
      ? []
      : [
          ['lint', 'npm', ['run', '--silent', 'lint']],
          ['types', 'npm', ['run', '--silent', 'typecheck']],
        ];
  const failedChecks = checks.filter(([name, command, args]) => !step(name, command, args)).length;
  const { passed, failed } = await runJest();
  const total = failed + failedChecks;
  process.stdout.write(`\n${passed + checks.length - failedChecks} passed, ${total} failed\n`);
  process.exitCode = total === 0 && passed > 0 ? 0 : 1;
}

async function runJest() {
  const { runCLI } = require('jest');
  const folder = mkdtempSync(join(tmpdir(), 'yinqiao-test-'));
  const database = process.env.MONGODB_URI ? null : await startDatabase(folder);
  process.env.TEST_MONGODB_URI = process.env.MONGODB_URI ?? database.uri;
  delete process.env.MONGODB_URI;
  try {
    const names = ['node', 'browser', 'pages', 'faults'];
    const options = {
      _: chosen,
      $0: 'jest',
      selectProjects: chosen.length > 0 ? undefined : names,
      passWithNoTests: false,
      maxWorkers: 2,
      silent: false,
    };
    const { results } = await runCLI(options, [root]);
    const unstarted = results.numRuntimeErrorTestSuites;
    const empty = chosen.length > 0 ? 0 : names.filter((name) => !results.testResults.some((one) => one.displayName?.name === name)).length;
    if (empty > 0) process.stdout.write(`${empty} projects found no test\n`);
    return { passed: results.numPassedTests, failed: results.numFailedTests + unstarted + empty };
  } finally {
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startDatabase(folder) {
  const { fork } = await import('node:child_process');
  const child = fork(join(root, 'server/embedded-mongo/dist/main.js'), ['--port', '0', '--data', folder, '--durability', 'none'], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const message = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`the test database ended while starting (${code})`)));
  });
  if (message.error) throw new Error(message.error);
  child.removeAllListeners('exit');
  return { uri: message.ready.uri, stop: () => new Promise((resolve) => child.once('exit', resolve) && child.disconnect()) };
}

main().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exit(1);
});
