import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { buildIfStale } from '../build.mjs';
import { playTest } from './runner.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, verbose: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) {
  console.error('usage: npm run conformance -w server/embedded-mongo -- DIR [--json FILE] [--only TEXT] [--verbose]');
  process.exit(2);
}

/** The folders that hold test files; each is one suite. */
function suitesIn(root) {
  const files = statSync(root).isDirectory() ? readdirSync(root, { recursive: true }).map((name) => join(root, name)) : [root];
  const suites = new Map();
  for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
    const suite = relative(root, join(file, '..')) || '.';
    suites.set(suite, [...(suites.get(suite) ?? []), file]);
  }
  return suites;
}

async function startServer(dataDir) {
  const child = fork(await buildIfStale(), ['--data', dataDir, '--durability', 'none'], { execArgv: [] });
  const [message] = await once(child, 'message');
  return { child, uri: message.ready.uri };
}

async function playSuite(suite, files, uri, internal) {
  const result = { suite, passed: 0, failed: 0, skipped: 0, failures: [], skips: {} };
  for (const path of files) {
    const file = EJSON.parse(readFileSync(path, 'utf8'), { relaxed: true });
    for (const test of file.tests ?? []) {
      const name = `${relative(folder, path)}: ${test.description}`;
      if (values.only && !name.includes(values.only)) continue;
      const { state, reason } = await playTest(uri, internal, file, test);
      result[state]++;
      if (state === 'failed') result.failures.push({ test: name, reason });
      if (state === 'skipped') result.skips[reason] = (result.skips[reason] ?? 0) + 1;
    }
  }
  return result;
}

const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-conformance-'));
const { child, uri } = await startServer(dataDir);
const internal = await new MongoClient(uri).connect();
const results = [];
for (const [suite, files] of suitesIn(folder)) {
  const result = await playSuite(suite, files, uri, internal);
  results.push(result);
  const skips = Object.entries(result.skips).map(([reason, count]) => `${count} ${reason}`);
  console.log(
    `${suite}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped${skips.length > 0 ? ` (${skips.join(', ')})` : ''}`,
  );
  if (values.verbose) for (const failure of result.failures) console.log(`  ${failure.test}\n    ${failure.reason}`);
}
if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 2));
await internal.close();
child.disconnect();
await once(child, 'exit');
rmSync(dataDir, { recursive: true, force: true });
