import { type Application, prepare, start } from './app';
import { startDatabase, startSimulator } from './childProcesses';
import { DEMO_MARK_ID, DemoMarkModel, seedBank } from './demo';
import type { Child } from './keepRunning';
import { demoKeys } from './platform/env/demoKeys';
import { type Env, EnvError, readSettings, type Settings } from './platform/env/env';
import { databaseFaults, disconnectDatabase } from './platform/db/connect';
import { elapsedMs } from './platform/clock/clock';
import { portFaults } from './platform/web/portFaults';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Reads the settings, starts what they name, and stops it in the opposite order. */
async function main(): Promise<void> {
  const { env, command } = await checkedSettings();
  const children: Child[] = [];
  let application: Application | null = null;
  const stop = once(async () => {
    for (const child of children) child.letEnd();
    await application?.stop();
    for (const child of children.reverse()) await child.stop();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0)));
  try {
    const databaseUri = await startChildren(env, children);
    const composed = await prepare(env, databaseUri);
    await checkMark(env);
    if (command === 'seed') {
      await seedNow(env, true);
      await stopSeeding(children);
      return;
    }
    if (env.demo) await seedNow(env, false);
    application = await start(env, composed);
    announce(env, application);
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/**
 * Looks at the ports and the database beside the settings, so that nobody mends one fault, or waits for a seed, to learn of the next.
 * @throws EnvError with one line per fault
 */
async function checkedSettings(): Promise<Pick<Settings, 'env' | 'command'>> {
  const { env, command, ports, faults } = readSettings(process.argv.slice(2), process.env, demoKeys);
  const outside = await Promise.all([
    portFaults(env.host, ports),
    env.mongodbUri === null ? [] : databaseFaults('MONGODB_URI', env.mongodbUri),
  ]);
  const all = [...faults, ...outside.flat()];
  if (all.length > 0) throw new EnvError(all);
  return { env, command };
}

async function startChildren(env: Env, children: Child[]): Promise<string> {
  let uri = env.mongodbUri;
  if (uri === null) {
    const database = await startDatabase(env, giveUp);
    children.push(database);
    uri = database.uri;
  }
  if (env.runsSimulator) children.push(await startSimulator(env, giveUp));
  return uri;
}

/** A demo login must never open a bank's data, and a bank's server must never run on demo data. */
async function checkMark(env: Env): Promise<void> {
  const marked = (await DemoMarkModel.exists({ _id: DEMO_MARK_ID })) !== null;
  if (marked && !env.demo)
    throw new EnvError(['MONGODB_URI: this database carries the demo mark; a normal start needs a database of its own']);
}

function seedNow({ seed: { number, customers } }: Env, again: boolean): Promise<void> {
  return seedBank({
    again,
    seed: number,
    customers,
    onBegin: () => say(`Seeding the demo bank (${customers.toLocaleString('en')} customers) ...`),
    onProgress: (done, of) => {
      if (done % 10_000 === 0 || done === of) say(`  ${done.toLocaleString('en')} of ${of.toLocaleString('en')} customers`);
    },
  });
}

async function stopSeeding(children: Child[]): Promise<void> {
  await disconnectDatabase();
  for (const child of children) child.letEnd();
  for (const child of children.reverse()) await child.stop();
  process.exit(0);
}

function announce(env: Env, application: Application): void {
  say(`YinQiao is ready in ${(elapsedMs() / 1000).toFixed(1)} s${env.demo ? ' (demo mode: all data is synthetic)' : ''}`);
  if (!application.url) return;
  const base = env.publicBaseUrl;
  const lines: [string, string][] = [
    ...(env.demo ? ([['Playground', `${base}/`]] as [string, string][]) : []),
    ['Mini-program (H5)', `${base}/h5/`],
    ['RM sidebar', `${base}/sidebar.html`],
    ['RM workbench', `${base}/workbench.html`],
    ['Console', `${base}/console.html`],
    ['API document', `${base}/docs`],
    ...(env.demo ? ([['WeCom/WeChat simulator', `${env.wecomOauthBase}/_sim/`]] as [string, string][]) : []),
  ];
  for (const [name, address] of lines) say(`  ${name.padEnd(24)}${address}`);
  say('Press Ctrl-C to stop.');
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}

/** One line for each fault, no stack, and a code that tells a supervisor. The children end with this process. */
function giveUp(...lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`yinqiao: ${line}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  giveUp(...(error instanceof EnvError ? error.faults : [error instanceof Error ? error.message : String(error)]));
});
