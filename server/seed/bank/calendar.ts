import { shanghaiInstant, shanghaiParts } from '@yinqiao/shared/domain';

/** The day the demo bank lives on, for ever: Sunday 2026-11-22, 14:32 in Asia/Shanghai. */
export const DEMO_DAY = '2026-11-22';
export const DEMO_START = shanghaiInstant(DEMO_DAY, '14:32');

/** An instant `milliseconds` after another. */
export const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: string): number => shanghaiParts(shanghaiInstant(day, '12:00')).weekday;
