/** Minutes of work a day holds for one RM. */
const DAY_MINUTES = 150;

/** Minutes a day that `customers` cost until the deadline, rounded up. */
export const minutesADay = (customers: number, minutesPerCustomer: number, daysLeft: number): number =>
  Math.ceil((customers * minutesPerCustomer) / daysLeft);

/** Minutes as whole per cent of a day's. */
export const loadPercent = (minutes: number): number => Math.round((minutes / DAY_MINUTES) * 100);
