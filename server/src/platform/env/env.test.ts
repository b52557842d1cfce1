import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoKeys } from './demoKeys';
import { type EnvError, readEnv } from './env';
import { readArguments } from './readArguments';

const KEY = Buffer.alloc(32, 1).toString('base64');
const keys = () => ({ data: KEY, blindIndex: KEY, audit: KEY });
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'yinqiao-env-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (argv: string[], variables: Record<string, string> = {}) => readEnv(argv, { DATA_DIR: folder, ...variables }, keys);
const faultsOf = (argv: string[], variables: Record<string, string> = {}): readonly string[] => {
  try {
    read(argv, variables);
  } catch (error) {
    return (error as EnvError).faults;
  }
  return [];
};

test('a flag is the variable of the same name, with or without an equals sign', () => {
  const argv = ['--port', '3001', '--mongodb-uri=mongodb://db/bank?replicaSet=rs0', '--demo', 'seed'];
  expect(readArguments(argv)).toEqual({
    flags: { PORT: '3001', MONGODB_URI: 'mongodb://db/bank?replicaSet=rs0', DEMO: '1' },
    command: 'seed',
    faults: [],
  });
  expect(read(['--port', '3001']).port).toBe(3001);
});

test.each(['0', 'false'])('--demo %s forbids demo mode, as --demo=%s does', (no) => {
  expect(faultsOf(['--demo', no])).toContain('WECOM_SECRET: is missing (needed outside demo mode)');
  expect(faultsOf([`--demo=${no}`])).toEqual(faultsOf(['--demo', no]));
});

test('demo mode follows only when nothing points to a real bank', () => {
  expect(read([]).demo).toBe(true);
  expect(faultsOf([], { MONGODB_URI: 'mongodb://db/bank' })).toContain('WECOM_SECRET: is missing (needed outside demo mode)');
  expect(faultsOf([], { WECOM_SECRET: 's' }).length).toBeGreaterThan(5);
  expect(read([], { MONGODB_URI: 'mongodb://db/bank', DEMO: '1' }).demo).toBe(true);
  expect(faultsOf([], { DEMO: '1', HOST: '0.0.0.0' })).toEqual([expect.stringContaining('demo mode listens on loopback only')]);
});

test('a misspelt flag and a word that means nothing are told', () => {
  expect(faultsOf(['--prot', '4750'])).toEqual(['--prot: unknown flag']);
  expect(faultsOf(['sead', '--port', '4750'])).toEqual(['sead: means nothing here (a command is: seed)']);
});

test('every fault is told at once', () => {
  const faults = faultsOf([], { PORT: 'x', SIMULATOR_PORT: '99999', SERVICES: 'web,baker,cook', MONGODB_URI: 'postgres://x', DEMO: '1' });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'SIMULATOR_PORT', 'MONGODB_URI', 'SERVICES', 'SERVICES']);
});

test('a database address that is malformed points to a real bank all the same', () => {
  expect(faultsOf([], { MONGODB_URI: 'garbage' })).toContain('WECOM_SECRET: is missing (needed outside demo mode)');
});

test('DEMO is a yes or a no; what depends on a malformed one is not guessed at', () => {
  expect(faultsOf([], { DEMO: 'maybe', MONGODB_URI: 'mongodb://db/bank', HOST: '0.0.0.0' })).toEqual([
    expect.stringContaining('DEMO: "maybe"'),
  ]);
  expect(faultsOf([], { DEMO: 'maybe', PORT: 'x' })).toHaveLength(2);
});

test('proxies are trusted only as far as they are counted', () => {
  expect(read([]).trustedProxies).toBe(0);
  expect(read(['--trusted-proxies', '2']).trustedProxies).toBe(2);
  expect(faultsOf([], { TRUSTED_PROXIES: 'all' })).toEqual([expect.stringContaining('TRUSTED_PROXIES: "all" is not valid')]);
});

test('two settings with one port are a fault, but any free port may be asked for twice', () => {
  const one = { PORT: '3315', SIMULATOR_PORT: '3315', DATABASE_PORT: '3315' };
  expect(faultsOf([], one)).toEqual([
    'SIMULATOR_PORT: 3315 is the port of PORT as well; each needs its own',
    'DATABASE_PORT: 3315 is the port of PORT as well; each needs its own',
  ]);
  expect(faultsOf([], { PORT: '0', SIMULATOR_PORT: '0' })).toEqual([]);
  expect(faultsOf([], { PORT: '3315', SIMULATOR_PORT: '3315', WECOM_API_BASE: 'http://127.0.0.1:3100' })).toEqual([]);
});

test('a folder that cannot be made is a fault, also where making it would never end', () => {
  expect(faultsOf([], { DATA_DIR: '/proc/nowhere/data' })).toEqual([expect.stringContaining('cannot be written to')]);
});

test('a file in the place of the folder is a fault, and so are demo keys that cannot be read', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(faultsOf([], { DATA_DIR: file })).toEqual([`DATA_DIR: "${file}" cannot be written to (a file stands where a folder is needed)`]);
  const damaged = mkdtempSync(join(folder, 'damaged-'));
  writeFileSync(join(damaged, 'demo-keys.json'), '{');
  expect(() => readEnv([], { DATA_DIR: damaged }, demoKeys)).toThrow(/^DATA_DIR: ".*demo-keys.json" does not hold the demo's keys/);
});

test('a secret that is malformed is not printed', () => {
  const faults = faultsOf([], { DATA_KEY: 'hunter2-not-a-key', MONGODB_URI: 'http://admin:hunter2@db' });
  expect(faults.filter((fault) => /^(DATA_KEY|MONGODB_URI): the value is not valid/.test(fault))).toHaveLength(2);
  expect(faults.join()).not.toContain('hunter2');
});

test('a race point is heard in demo mode only', () => {
  expect(read([], { RACE_POINT: 'claim-committed' }).racePoint).toBe('claim-committed');
});
