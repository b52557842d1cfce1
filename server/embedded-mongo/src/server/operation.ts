import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { MongoError } from '../errors';

/** Nothing runs longer than this, whatever a command asks for. */
const HARD_CAP_MS = 10 * 60_000;
const SLICE_MS = 8;
const LOOK_EVERY = 32;

/**
 * Values as they come, lazily; undefined among them is no value but a good moment to let others run. Whoever passes a flow on
 * passes these moments on too.
 */
export type Flow<T> = Generator<T | undefined, void>;

/** The time budget of one command: a deadline checked inside every loop, and slices that keep one command from starving others. */
export class Operation {
  private deadline: number;
  private sliceEnd = performance.now() + SLICE_MS;
  private steps = 0;
  private stopped: MongoError | undefined;

  private readonly limited: boolean;

  constructor(maxTimeMS = 0) {
    this.limited = maxTimeMS > 0;
    const limit = maxTimeMS > 0 ? Math.min(maxTimeMS, HARD_CAP_MS) : HARD_CAP_MS;
    this.deadline = performance.now() + limit;
  }

  /** Starts the budget of the next batch of a cursor; a limit the client gave covers all its batches. */
  renew(): void {
    this.sliceEnd = performance.now() + SLICE_MS;
    if (!this.limited) this.deadline = performance.now() + HARD_CAP_MS;
  }

  /** Makes the next check throw this error. */
  stop(error: MongoError): void {
    this.stopped ??= error;
  }

  /** Throws MaxTimeMSExpired (50) when the time is up. */
  readonly checkTime = (): void => {
    if (this.stopped) throw this.stopped;
    if (performance.now() > this.deadline) throw new MongoError(50, 'operation exceeded time limit');
  };

  /** Counts a step of a loop; true when it is time to let others run. */
  tick(): boolean {
    if (++this.steps % LOOK_EVERY !== 0) return false;
    const now = performance.now();
    if (this.stopped || now > this.deadline) this.checkTime();
    return now > this.sliceEnd;
  }

  /** Lets other commands run. */
  async pause(): Promise<void> {
    await setImmediate();
    this.sliceEnd = performance.now() + SLICE_MS;
  }

  /** Milliseconds until the deadline. */
  get remaining(): number {
    return Math.max(0, this.deadline - performance.now());
  }

  /** Hands every value to the visitor, with pauses; a visitor that returns false ends it. */
  async each<T>(flow: Flow<T>, visit: (value: T) => boolean | void): Promise<void> {
    for (const value of flow) {
      if (value === undefined) await this.pause();
      else if (visit(value) === false) return;
    }
  }
}
