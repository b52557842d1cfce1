import { parseArgs } from 'node:util';
import { type EmbeddedMongo, startEmbeddedMongo } from './start';
import { DURABILITIES, type Durability } from './storage/store';

const HELP = 'usage: embedded-mongo [--port N] [--data DIR] [--durability flush|commit|none]';

/** What the child tells its parent, once. */
export type StartMessage = { ready: { uri: string; port: number } } | { error: string };

function options(): { port: number; dataDir: string; durability: Durability } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: '.data/embedded-mongo' },
      durability: { type: 'string', default: 'flush' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port must be a number from 0 to 65535, not ${values.port}`);
  const durability = DURABILITIES.find((each) => each === values.durability);
  if (!durability) throw new Error(`--durability must be one of ${DURABILITIES.join(', ')}, not ${values.durability}`);
  return { port, dataDir: values.data, durability };
}

async function main(): Promise<void> {
  const server = await startEmbeddedMongo(options());
  endWith(server);
  if (process.send) tellParent({ ready: { uri: server.uri, port: server.port } });
  else console.log(server.uri);
}

/** With a parent the server ends when the parent asks or its channel closes (it was killed); alone it ends on Ctrl-C. */
function endWith(server: EmbeddedMongo): void {
  const end = (): void => void server.close().then(() => process.exit(0));
  process.on('SIGTERM', end);
  if (process.send) {
    process.on('disconnect', end);
    process.on('message', (message) => message === 'stop' && end());
    process.on('SIGINT', () => undefined); // a Ctrl-C reaches the whole group; the parent decides the order
    return;
  }
  process.on('SIGINT', end);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  if (process.send) tellParent({ error: message });
  else console.error(/option|argument/i.test(message) ? `${message}\n${HELP}` : message);
  process.exitCode = 1;
  process.disconnect?.();
});

/** A parent that has gone meanwhile needs no answer: the closing channel ends this process. */
function tellParent(message: StartMessage): void {
  process.send?.(message, () => undefined);
}
