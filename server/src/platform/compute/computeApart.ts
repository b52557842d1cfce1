import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Said } from './said';

/** Of a computing thread. */
const MEMORY_MB = 1_024;

/**
 * Runs one of the product's programs in a thread of its own, off the event loop that answers people. The program asks for more
 * whenever it has done so much; whoever is asked may throw, and the thread ends with it.
 * @param program its name among the programs of `build.mjs`
 * @param more what it goes on with, after so much was done
 * @throws Error when the thread fails or ends without a result
 */
export async function computeApart<Result>(program: string, input: unknown, more: (done: number) => Promise<unknown>): Promise<Result> {
  const thread = new Worker(programFile(program), {
    workerData: input,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    return await new Promise<Result>((resolve, reject) => {
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error(`${program} ended without a result`)));
      thread.on('message', (said: Said) => {
        if ('result' in said) resolve(said.result as Result);
        else more(said.done).then((page) => thread.postMessage(page), reject);
      });
    });
  } finally {
    await thread.terminate();
  }
}

/** Beside the bundle it is a part of, or in `server/dist` when the sources run. */
function programFile(program: string): string {
  const beside = join(__dirname, `${program}.js`);
  return existsSync(beside) ? beside : join(__dirname, `../../../dist/${program}.js`);
}
