import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

/** What a computing thread says: how much it has done, asking for more, or its result. */
export type Said = { done: number } | { result: unknown };

/** A program's own side of `computeApart`: its input, and how it asks for more. Its result is what it returns. */
export async function computing<Input, Page>(
  run: (input: Input, more: (done: number) => Promise<Page>) => Promise<unknown>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this program computes in a thread');
  const say = (said: Said) => port.postMessage(said);
  const more = async (done: number): Promise<Page> => {
    const answer = once(port, 'message');
    say({ done });
    const [page] = (await answer) as [Page];
    return page;
  };
  say({ result: await run(workerData as Input, more) });
}
