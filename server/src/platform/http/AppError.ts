import { errors, type ErrorCode } from '@yinqiao/shared/domain';

/** A refusal with a code from the shared table; everything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly extra: { fields?: Record<string, string>; detail?: unknown; cause?: unknown } = {},
  ) {
    super(errors[code].en, { cause: extra.cause });
    this.name = 'AppError';
    this.status = errors[code].status;
  }
}
