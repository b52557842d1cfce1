import { VendorError } from './vendorError';

/** The cursor of the beginning; an empty one means the same. */
export const FIRST_CURSOR = cursorAt(0);

export interface Page<T> {
  items: T[];
  /** Empty after the last page. */
  nextCursor: string;
}

/** One page of a list from the cursor on. A cursor that was never given is refused (40058). */
export function pageOf<T>(list: readonly T[], cursor: unknown, limit: number): Page<T> {
  const start = startOf(cursor);
  const end = start + limit;
  return { items: list.slice(start, end), nextCursor: end < list.length ? cursorAt(end) : '' };
}

/** A limit out of a body: the default when it is left out, not a whole number, or over the most (wecom-api §7.12). */
export function limitOf(value: unknown, usual: number, most: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most ? value : usual;
}

function startOf(cursor: unknown): number {
  if (cursor === undefined || cursor === null || cursor === '') return 0;
  const start = typeof cursor === 'string' ? Number(Buffer.from(cursor, 'base64url').toString() || 'x') : NaN;
  if (!Number.isInteger(start) || start < 0) throw new VendorError(40058, 'invalid cursor');
  return start;
}

function cursorAt(position: number): string {
  return Buffer.from(String(position)).toString('base64url');
}
