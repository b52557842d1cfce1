import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSimulator, type SimulatorOptions } from './startSimulator';

/** The program: `main.js --port N [--data DIR] [--world FILE]`, alone or as the child of spawnSimulator. */
async function main(): Promise<void> {
  const simulator = await startSimulator(readOptions());
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  // Ctrl-C in a terminal reaches parent and child at once; a child stays until its parent has finished and lets go of it.
  process.on('SIGINT', process.send ? () => undefined : stop);
  if (process.send) {
    process.once('disconnect', stop);
    process.send({ url: simulator.url, port: simulator.port });
    return;
  }
  console.log(
    `WeCom and WeChat simulator: ${simulator.url}  ·  client host page ${simulator.url}/client  ·  control page ${simulator.url}/_sim/console  ·  control API ${simulator.url}/_sim/`,
  );
}

function readOptions(): SimulatorOptions {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' }, world: { type: 'string' } } });
  const port = Number(values.port ?? 3100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a number from 0 to 65535, not ${values.port}.`);
  return {
    port,
    ...(values.data !== undefined && { dataDir: values.data }),
    ...(values.world !== undefined && { world: readWorld(values.world) }),
  };
}

function readWorld(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--world ${file} cannot be read: ${(error as Error).message}`);
  }
}

main().catch((error: Error) => {
  if (process.send) process.send({ error: error.message }, () => process.exit(1));
  else {
    console.error(error.message);
    process.exit(1);
  }
});
