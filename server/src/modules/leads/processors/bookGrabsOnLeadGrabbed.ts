import { LeadGrabbed } from '../../../events/leads';
import { processor } from '../../../platform/work';
import { bookTaken } from '../commands/bookTaken';

/** A grab is won by the lead's own write alone; what it means for fair share is booked after it, with all that wait for the same book. */
export const bookGrabsOnLeadGrabbed = processor({
  kind: 'transaction',
  name: 'bookGrabsOnLeadGrabbed',
  on: LeadGrabbed,
  lane: 'normal',
  key: ({ poolUnitId }) => poolUnitId,
  serial: 'poolLedger',
  gather: 100,
  run: ({ payload: { poolUnitId, ...first }, at }, along) =>
    bookTaken('grabbed', poolUnitId, [{ ...first, at }, ...along.map((one) => ({ ...one.payload, at: one.at }))]),
});
