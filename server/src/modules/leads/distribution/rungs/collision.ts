import type { TryRung } from '../walk';

/** 1 撞单合并 is done when an enquiry comes in; the walk tells what became of it. */
export const collision: TryRung<'collision'> = (_rung, { touches }) =>
  touches > 1 ? { found: 'joined', value: touches } : { found: 'none' };
