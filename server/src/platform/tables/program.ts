import { once } from 'node:events';
import { TableFault } from './TableFault';
import { readTable } from './tableRows';

/**
 * The program that reads files: in a process of its own with little memory, so that no file, however made, can stop or fill the
 * server. Bytes come by stdin, rows leave by stdout, one JSON line for each batch.
 */
const BATCH = 500;

async function main(): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  try {
    const { kind, encoding, rows } = readTable(Buffer.concat(pieces));
    await say({ kind, encoding });
    let batch: unknown[] = [];
    for await (const { number, cells } of rows) {
      batch.push([number, ...cells]);
      if (batch.length < BATCH) continue;
      await say({ rows: batch });
      batch = [];
    }
    await say({ rows: batch });
    await say({ end: true });
  } catch (error) {
    await say({ fault: error instanceof TableFault ? error.code : 'damaged' });
  }
}

async function say(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}

// Whoever asked is gone: nobody wants the rest.
process.stdout.on('error', () => process.exit(0));
void main();
