import { daysBetween } from './time-words';

/** Why a member of staff is away; left open where the bank does not ask. */
export const leaveKinds = { annual: '年假', sick: '病假', errand: '外出', other: '其他' } as const;
export type LeaveKind = keyof typeof leaveKinds;

export interface LeaveDays {
  /** Business days, both included. */
  from: string;
  to: string;
}

/** A leave lasts a year at most, and begins within a year. */
export const LONGEST_LEAVE_DAYS = 365;

export const leaveLength = ({ from, to }: LeaveDays): number => daysBetween(from, to) + 1;

/** True for days that may be entered today: none of them past, and not more than a year of them. */
export function isEnterableLeave(leave: LeaveDays, today: string): boolean {
  const ahead = daysBetween(today, leave.from);
  const length = leaveLength(leave);
  return ahead >= 0 && ahead <= LONGEST_LEAVE_DAYS && length >= 1 && length <= LONGEST_LEAVE_DAYS;
}

export const overlaps = (a: LeaveDays, b: LeaveDays): boolean => a.from <= b.to && b.from <= a.to;
