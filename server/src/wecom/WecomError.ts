import { actionFor } from '../platform/vendor/errorActions';
import { errorTable } from './errorTable';

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

/** Later may help: the platform is busy, or has not done what is asked about. Everything else is permanent. */
export function isPassing(errcode: number): boolean {
  const action = actionFor(errorTable, errcode);
  return action === 'retry' || action === 'wait' || action === 'refresh';
}

export const isAbout = (error: unknown, errcode: number): boolean => error instanceof WecomError && error.errcode === errcode;
