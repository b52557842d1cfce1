import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { folderFaults } from './folderFaults';
import { flagOf, readArguments } from './readArguments';

/** Everything the process reads from the outside, parsed once; every fault is reported at once. */
export interface Env {
  demo: boolean;
  host: string;
  port: number;
  simulatorPort: number;
  databasePort: number;
  dataDir: string;
  services: ReadonlySet<Service>;
  /** A second process of a demo names the first one's simulator by WECOM_API_BASE. */
  runsSimulator: boolean;
  /** Null means the embedded database. */
  mongodbUri: string | null;
  publicBaseUrl: string;
  /** Reverse proxies in front of the server, each of which adds to X-Forwarded-For whom it heard. */
  trustedProxies: number;
  wecomApiBase: string;
  wecomOauthBase: string;
  wechatApiBase: string;
  wecom: WecomCredentials;
  wechat: { appId: string; secret: string };
  /** 32 bytes each, base64. */
  keys: { data: string; blindIndex: string; audit: string };
  logLevel: string;
  /** A named point at which a demo process stops for ever (fault tests only). */
  racePoint: string | null;
  seed: { number: number; customers: number };
}

interface WecomCredentials {
  corpId: string;
  agentId: string;
  secret: string;
  callbackToken: string;
  callbackAesKey: string;
}

const serviceNames = ['web', 'worker', 'cron'] as const;
type Service = (typeof serviceNames)[number];

/** The settings as far as they can be read: a default stands where one is at fault. */
export interface Settings {
  env: Env;
  /** What to do instead of serving. */
  command: 'seed' | null;
  /** The ports this process is to listen on, by the settings that name them; those at fault are left out. */
  ports: Record<string, number>;
  /** One line each, beginning with the name of the setting. */
  faults: readonly string[];
}

export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'EnvError';
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
const MINIMUM_NODE: readonly [number, number] = [20, 19];

const port = z.coerce.number().int().min(0).max(65_535);
/** Null where nobody asked: demo mode then follows when nothing points to a real bank - no database, no credentials, loopback only. */
const demoSwitch = z
  .enum(['0', '1', 'false', 'true'])
  .transform((value) => value === '1' || value === 'true')
  .nullable();
const url = z.url({ protocol: /^https?$/ });
const key32 = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64');

const DEMO_CREDENTIALS = {
  WECOM_CORP_ID: 'wwdemo0yinqiao0bank',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'demo-secret-of-the-simulated-app',
  WECOM_CALLBACK_TOKEN: 'demoCallbackToken',
  WECOM_CALLBACK_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  WECHAT_APP_ID: 'wxdemo0yinqiao0mini',
  WECHAT_SECRET: 'demo-secret-of-the-simulated-mini-program',
} as const;
type Credential = keyof typeof DEMO_CREDENTIALS;
const NO_KEYS: Env['keys'] = { data: '', blindIndex: '', audit: '' };
/** Settings whose values are never printed; a database's address may hold a password. */
const SECRET = /KEY$|SECRET$|TOKEN$|^MONGODB_URI$/;
const KEY_NAMES = ['DATA_KEY', 'BLIND_INDEX_KEY', 'AUDIT_KEY'] as const;

type DemoKeys = (dataDir: string) => Env['keys'];

/**
 * Reads and checks the settings.
 * @throws EnvError with one line per fault
 */
export function readEnv(argv: readonly string[], variables: NodeJS.ProcessEnv, demoKeys: DemoKeys): Env {
  const { env, faults } = readSettings(argv, variables, demoKeys);
  if (faults.length > 0) throw new EnvError(faults);
  return env;
}

/**
 * Reads the settings and tells what is wrong with them, for a caller who has more to check before it refuses.
 * @param argv flags, without node and script
 * @param demoKeys supplies the three keys in demo mode, where they live in the data folder
 */
export function readSettings(argv: readonly string[], variables: NodeJS.ProcessEnv, demoKeys: DemoKeys): Settings {
  const given = readArguments(argv);
  const raw: Record<string, string | undefined> = { ...variables, ...given.flags };
  const faults = [...given.faults, ...unknownFlags(given.flags)];
  const read = <T>(name: string, schema: z.ZodType<T>, fallback: T): T => {
    const value = raw[name];
    if (value === undefined || value === '') return fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const told = SECRET.test(name) ? 'the value' : JSON.stringify(value);
    faults.push(`${name}: ${told} is not valid (${parsed.error.issues[0]?.message ?? 'malformed'})`);
    return fallback;
  };

  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    faults.push(`Node ${process.versions.node} is too old: ${MINIMUM_NODE.join('.')} or later is needed`);
  }

  const host = raw['HOST'] || '127.0.0.1';
  const webPort = read('PORT', port, 3000);
  const simulatorPort = read('SIMULATOR_PORT', port, 3100);
  const mongodbUri = read('MONGODB_URI', z.string().regex(/^mongodb(\+srv)?:\/\/.+/, 'must begin with mongodb://'), '') || null;
  const credentialNames = Object.keys(DEMO_CREDENTIALS) as Credential[];
  const credentials = [...credentialNames, ...KEY_NAMES].filter((name) => raw[name]);
  const pointsToBank = Boolean(raw['MONGODB_URI']) || credentials.length > 0;
  const asked = read('DEMO', demoSwitch, null);
  const demo = asked ?? (!pointsToBank && LOOPBACK.has(host));
  const isModeKnown = !isFaulty(faults, 'DEMO');

  const needed = [...credentialNames, ...KEY_NAMES, 'PUBLIC_BASE_URL', 'MONGODB_URI'].filter((name) => !raw[name]);
  if (isModeKnown && !demo) faults.push(...needed.map((name) => `${name}: is missing (needed outside demo mode)`));
  if (isModeKnown && demo && !LOOPBACK.has(host))
    faults.push(`HOST: ${JSON.stringify(host)} is not loopback; demo mode listens on loopback only`);

  const dataDir = toAbsolute(raw['DATA_DIR'] || '.data');
  faults.push(...folderFaults('DATA_DIR', dataDir));
  const services = readServices(raw['SERVICES'], faults);
  const simulator = `http://127.0.0.1:${simulatorPort}`;
  const credential = (name: Credential) => raw[name] || DEMO_CREDENTIALS[name];
  const keys = readKeys(read, demo ? keysOfDemo(faults, dataDir, demoKeys) : NO_KEYS);
  const databasePort = read('DATABASE_PORT', port, 0);
  const runsSimulator = demo && services.has('web') && !raw['WECOM_API_BASE'];
  const env: Env = {
    demo,
    host,
    port: webPort,
    simulatorPort,
    databasePort,
    dataDir,
    services,
    runsSimulator,
    mongodbUri,
    publicBaseUrl: trimSlash(read('PUBLIC_BASE_URL', url, `http://127.0.0.1:${webPort}`)),
    trustedProxies: read('TRUSTED_PROXIES', z.coerce.number().int().min(0).max(10), 0),
    wecomApiBase: trimSlash(read('WECOM_API_BASE', url, demo ? simulator : 'https://qyapi.weixin.qq.com')),
    wecomOauthBase: trimSlash(read('WECOM_OAUTH_BASE', url, demo ? simulator : 'https://open.weixin.qq.com')),
    wechatApiBase: trimSlash(read('WECHAT_API_BASE', url, demo ? simulator : 'https://api.weixin.qq.com')),
    wecom: {
      corpId: credential('WECOM_CORP_ID'),
      agentId: credential('WECOM_AGENT_ID'),
      secret: credential('WECOM_SECRET'),
      callbackToken: credential('WECOM_CALLBACK_TOKEN'),
      callbackAesKey: credential('WECOM_CALLBACK_AES_KEY'),
    },
    wechat: { appId: credential('WECHAT_APP_ID'), secret: credential('WECHAT_SECRET') },
    keys,
    logLevel: read('LOG_LEVEL', z.enum(['silent', 'error', 'warn', 'info', 'debug']), demo ? 'warn' : 'info'),
    racePoint: demo ? raw['RACE_POINT'] || null : null,
    seed: {
      number: read('SEED', z.coerce.number().int().min(1), 20261122),
      customers: read('CUSTOMERS', z.coerce.number().int().min(2000).max(1_000_000), 2000),
    },
  };
  if (!/^[A-Za-z0-9]{43}$/.test(env.wecom.callbackAesKey)) faults.push('WECOM_CALLBACK_AES_KEY: must be 43 letters and digits');
  const ports = distinctPorts(faults, {
    ...(services.has('web') ? { PORT: webPort } : {}),
    ...(runsSimulator ? { SIMULATOR_PORT: simulatorPort } : {}),
    ...(demo && !raw['MONGODB_URI'] ? { DATABASE_PORT: databasePort } : {}),
  });
  return { env, command: given.command, ports, faults };
}

const KNOWN_FLAGS = new Set<string>([
  ...['HOST', 'PORT', 'SIMULATOR_PORT', 'DATABASE_PORT', 'DATA_DIR', 'SERVICES', 'MONGODB_URI', 'PUBLIC_BASE_URL', 'LOG_LEVEL', 'DEMO'],
  ...['TRUSTED_PROXIES', 'WECOM_API_BASE', 'WECOM_OAUTH_BASE', 'WECHAT_API_BASE', 'SEED', 'CUSTOMERS', 'RACE_POINT'],
  ...Object.keys(DEMO_CREDENTIALS),
  ...KEY_NAMES,
]);

/** A misspelt flag is told, not passed over. */
const unknownFlags = (flags: Readonly<Record<string, string>>): string[] =>
  Object.keys(flags)
    .filter((name) => !KNOWN_FLAGS.has(name))
    .map((name) => `${flagOf(name)}: unknown flag`);

type Read = <T>(name: string, schema: z.ZodType<T>, fallback: T) => T;

const isFaulty = (faults: readonly string[], name: string): boolean => faults.some((fault) => fault.startsWith(`${name}:`));

/** Two of our own programs on one port would take it from each other; port 0 is any free one. */
function distinctPorts(faults: string[], wanted: Record<string, number>): Record<string, number> {
  const distinct = new Map<number, string>();
  for (const [name, number] of Object.entries(wanted)) {
    if (number === 0 || isFaulty(faults, name)) continue;
    const other = distinct.get(number);
    if (other) faults.push(`${name}: ${number} is the port of ${other} as well; each needs its own`);
    else distinct.set(number, name);
  }
  return Object.fromEntries([...distinct].map(([number, name]) => [name, number]));
}

function readServices(value: string | undefined, faults: string[]): ReadonlySet<Service> {
  const names = (value || serviceNames.join(',')).split(',').map((name) => name.trim());
  const known = new Set<string>(serviceNames);
  for (const name of names)
    if (!known.has(name)) faults.push(`SERVICES: unknown service ${JSON.stringify(name)} (known: ${serviceNames.join(', ')})`);
  return new Set(names.filter((name): name is Service => known.has(name)));
}

function readKeys(read: Read, fallback: Env['keys']): Env['keys'] {
  return {
    data: read('DATA_KEY', key32, fallback.data),
    blindIndex: read('BLIND_INDEX_KEY', key32, fallback.blindIndex),
    audit: read('AUDIT_KEY', key32, fallback.audit),
  };
}

/** No keys are made in a folder that cannot be used, nor where the mode is not known. */
function keysOfDemo(faults: string[], dataDir: string, demoKeys: DemoKeys): Env['keys'] {
  if (isFaulty(faults, 'DATA_DIR') || isFaulty(faults, 'DEMO')) return NO_KEYS;
  try {
    return demoKeys(dataDir);
  } catch (error) {
    faults.push(`DATA_DIR: ${(error as Error).message}`);
    return NO_KEYS;
  }
}

const toAbsolute = (path: string) => (isAbsolute(path) ? path : resolve(process.cwd(), path));
const trimSlash = (value: string) => value.replace(/\/+$/, '');
