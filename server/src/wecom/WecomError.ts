/** A refusal by the platform. `errcode` is the contract, its text is not (wecom-api: wire conventions). */
export class WecomError extends Error {
  constructor(
    readonly errcode: number,
    readonly api: string,
  ) {
    super(`${api} answered errcode ${errcode}`);
    this.name = 'WecomError';
  }
}

/** The token is malformed, withdrawn or over: fetch a new one and repeat once. */
export const isTokenRefusal = (errcode: number): boolean => errcode === 40014 || errcode === 42001;
/** The platform is busy, or a limit was reached: later may help. Everything else is permanent. */
export const isPassing = (errcode: number): boolean => errcode === -1 || errcode === 45009 || errcode === 45033;
