import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { TableFault, tableFaults, type TableRow } from './TableFault';

/** Of the reading program; the file and its text are a hundred megabytes at most. */
const MEMORY_MB = 768;

const line = z.union([
  z.object({ kind: z.enum(['xlsx', 'csv']), encoding: z.string().nullable() }),
  z.object({ rows: z.array(z.tuple([z.number()], z.string())) }),
  z.object({ end: z.literal(true) }),
  z.object({ fault: z.enum(tableFaults) }),
]);

export interface TableHead {
  kind: 'xlsx' | 'csv';
  encoding: string | null;
}

/**
 * Reads a file in a process of its own, off the one that asks. Rows come in batches and as fast as they are taken; whoever stops
 * taking ends the program.
 * @param onHead what kind of file it is, told before the first row
 * @throws TableFault when it is no table, or ends the reader
 */
export async function* readTableApart(bytes: Readable, onHead: (head: TableHead) => void = () => undefined): AsyncGenerator<TableRow[]> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, programFile()], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  });
  try {
    // It begins with the last byte, so nothing is said of a file that could not be read to its end.
    await pipeline(bytes, child.stdin).catch(() => {
      throw new TableFault('damaged');
    });
    for await (const text of createInterface({ input: child.stdout })) {
      const said = line.parse(JSON.parse(text));
      if ('end' in said) return;
      if ('fault' in said) throw new TableFault(said.fault);
      if ('kind' in said) onHead(said);
      else yield said.rows.map(([number, ...cells]) => ({ number, cells }));
    }
    // It ended without saying so: it was out of memory, or worse.
    throw new TableFault('damaged');
  } finally {
    child.kill('SIGKILL');
  }
}

/** Beside the bundle it is a part of, or in `server/dist` when the sources run. */
function programFile(): string {
  const beside = join(__dirname, 'read-table.js');
  return existsSync(beside) ? beside : join(__dirname, '../../../dist/read-table.js');
}
