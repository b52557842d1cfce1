import { shanghaiInstant } from '@yinqiao/shared/domain';

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:\.\d+)?)?)?$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0');

/** A time as lists write it, by the bank's clock unless it names its zone; null for what is no time, such as 31 November. */
export function wallTime(written: string): Date | null {
  const text = written.trim();
  if (WITH_ZONE.test(text)) return validOrNull(new Date(text));
  const parts = WRITTEN.exec(text);
  if (!parts) return null;
  const [, year = '', month, day, hour, minute, second] = parts;
  const date = `${year}-${two(month)}-${two(day)}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  return validOrNull(new Date(shanghaiInstant(date, `${two(hour)}:${two(minute)}`).getTime() + Number(second ?? 0) * 1_000));
}

const validOrNull = (at: Date): Date | null => (Number.isNaN(at.getTime()) ? null : at);
