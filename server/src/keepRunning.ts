import { elapsedMs } from './platform/clock/clock';

/** A program that was started, and how it ended once it did. */
export interface Running {
  ended: Promise<string>;
  stop: () => Promise<void>;
}

/** A part of the demo that runs beside the server. It ends by itself when this process does, even by SIGKILL. */
export interface Child {
  /** From now on its end is no surprise, whoever asked for it: a signal to the whole group reaches it as well. */
  letEnd: () => void;
  stop: () => Promise<void>;
}

interface Kept {
  name: string;
  first: Running;
  /** On the same port and folder, so that nobody who knows its address needs to be told. */
  startAgain: () => Promise<Running>;
  /** What the process says last when the child will not run. */
  giveUp: (reason: string) => void;
}

const PAUSES_MS = [200, 500, 1_000, 2_000];
/** A child that ran this long has all its starts before it again. */
const CALM_MS = 60_000;

/** Starts a child that ended unasked again, a few times with a growing pause; what it had acknowledged lies in its folder. */
export function keepRunning({ name, first, startAgain, giveUp }: Kept): Child {
  let running = first;
  let leaving = false;

  async function watch(): Promise<void> {
    let starts = 0;
    let startedAt = elapsedMs();
    let reason = await running.ended;
    for (;;) {
      if (leaving) return;
      if (elapsedMs() - startedAt > CALM_MS) starts = 0;
      const pause = PAUSES_MS[starts];
      if (pause === undefined) return giveUp(`${name} does not run: ${reason}`);
      say(`${name} ended (${reason}) and is started again`);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (leaving) return;
      starts += 1;
      startedAt = elapsedMs();
      reason = await run();
    }
  }

  /** @returns why it does not run any more */
  async function run(): Promise<string> {
    try {
      running = await startAgain();
    } catch (error) {
      return (error as Error).message;
    }
    if (leaving) await running.stop();
    else say(`${name} runs again`);
    return running.ended;
  }

  void watch();
  return {
    letEnd: () => (leaving = true),
    stop: () => {
      leaving = true;
      return running.stop();
    },
  };
}

const say = (line: string) => process.stderr.write(`yinqiao: ${line}\n`);
