/** Every call of the wx object, in order: tests read what the mini-program asked WeChat for. */
export interface WxCall {
  name: string;
  args: unknown;
}

/** The phone as its APIs see it: the log of calls, and whether the mini-program has ended. */
export interface Phone {
  calls: WxCall[];
  ended: AbortSignal;
}

interface Callbacks {
  success?: (result: object) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (result: object) => void;
}

/** A refusal in WeChat's words; the text follows `<api>:fail `. */
export class WxFailure extends Error {}

export type Options = Record<string, unknown> & Callbacks;
type Implementation = (options: Options) => object | void | Promise<object | void>;

/**
 * An API of WeChat's asynchronous shape: success, fail and complete callbacks, or a promise when none is given;
 * every answer carries errMsg. Nobody is called back once the mini-program has ended.
 */
export function asyncApi({ calls, ended }: Phone, name: string, run: Implementation) {
  return (options: Options = {}): Promise<object> | void => {
    const { success, fail, complete, ...args } = options;
    calls.push({ name, args });
    const answered = Promise.resolve()
      .then(() => run(options))
      .then((result) => ({ errMsg: `${name}:ok`, ...result }));
    if (!success && !fail && !complete) return answered.catch((error: unknown) => Promise.reject(failureOf(name, error)));
    answered.then(
      (result) => {
        if (ended.aborted) return;
        success?.(result);
        complete?.(result);
      },
      (error: unknown) => {
        if (ended.aborted) return;
        const failure = failureOf(name, error);
        fail?.(failure);
        complete?.(failure);
      },
    );
  };
}

function failureOf(name: string, error: unknown): Error & { errMsg: string } {
  const text = error instanceof WxFailure ? error.message : String(error);
  const errMsg = `${name}:fail ${text}`;
  return Object.assign(new Error(errMsg), { errMsg });
}
