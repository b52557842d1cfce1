import { LeadTransferred } from '../../../events/leads';
import { processor } from '../../../platform/work';
import { bookTaken } from '../commands/bookTaken';

/** What managers give by hand stands in the outlet's book, counted or not as the policy says; a verdict is nobody's favour. */
export const bookTransfersOnLeadTransferred = processor({
  kind: 'transaction',
  name: 'bookTransfersOnLeadTransferred',
  on: LeadTransferred,
  lane: 'normal',
  key: ({ poolUnitId }) => poolUnitId,
  serial: 'poolLedger',
  gather: 100,
  run: ({ payload, at }, along) => {
    const all = [{ ...payload, at }, ...along.map((one) => ({ ...one.payload, at: one.at }))];
    return bookTaken(
      'by_hand',
      payload.poolUnitId,
      all.filter(({ byStaffId }) => byStaffId !== null),
    );
  },
});
