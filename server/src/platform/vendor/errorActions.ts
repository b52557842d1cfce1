/**
 * What to do about an errcode: `retry` a few times, the vendor is busy; `refresh` the token and repeat once; `wait` until a limit's
 * window is over; `permanent`, this call will never succeed; `alarm`, nor will any other before somebody mends a setting.
 */
export type ErrorAction = 'retry' | 'refresh' | 'wait' | 'permanent' | 'alarm';

/** A vendor's own table: the few codes that ask for something, and all the codes that it is known to answer. */
export interface ErrorTable {
  actions: Readonly<Record<number, Exclude<ErrorAction, 'permanent'>>>;
  known: ReadonlySet<number>;
}

/** A code that no list names is permanent, and somebody is to look at it. */
export function actionFor({ actions, known }: ErrorTable, errcode: number): ErrorAction {
  return actions[errcode] ?? (known.has(errcode) ? 'permanent' : 'alarm');
}
