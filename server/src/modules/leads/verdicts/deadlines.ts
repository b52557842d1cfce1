import { addWorkingDays, ANSWER_DAYS, APPEAL_DAYS, businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { calendarInForce } from '../../orgs';

/** Periods of the procedure end with the bank's day. */
const END_OF_DAY = '18:00';

/** A working day of the bank before its end: whoever comes in the morning still has the day. */
export const REMIND_BEFORE_MS = 9 * 3_600_000;

/** Until when a party may appeal against what was issued at an instant. */
export const appealDeadline = (at: Date): Promise<Date> => endOfWorkingDay(at, APPEAL_DAYS);

/** Until when a level answers an appeal that reached it at an instant. */
export const answerDeadline = (at: Date): Promise<Date> => endOfWorkingDay(at, ANSWER_DAYS);

/** By the working calendar in force: the day itself does not count. */
async function endOfWorkingDay(at: Date, days: number): Promise<Date> {
  const { marks } = await calendarInForce();
  return shanghaiInstant(addWorkingDays(businessDayOf(at), days, marks), END_OF_DAY);
}
