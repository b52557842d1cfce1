import { CalendarPublished } from '../../../events/orgs';
import { processor } from '../../../platform/work';
import { callWaitingPools } from '../commands/freeRoom';

/** Outlets may open on a day on which they would have been closed: what waits anywhere is tried again. */
export const retryPoolsOnCalendarPublished = processor({
  kind: 'transaction',
  name: 'retryPoolsOnCalendarPublished',
  on: CalendarPublished,
  lane: 'normal',
  key: ({ year }) => String(year),
  serial: true,
  run: () => callWaitingPools(),
});
