import { LeadWaiting } from '../../../events/leads';
import { reach } from '../../../platform/race-points/reach';
import { processor } from '../../../platform/work';
import { assignPool } from '../commands/assignPool';

/** Serial per pool with all that writes its ledger: assignment is ordered there. One run serves every lead that waits, so one run answers every call that waits. */
export const assignPoolOnLeadWaiting = processor({
  kind: 'transaction',
  name: 'assignPoolOnLeadWaiting',
  on: LeadWaiting,
  lane: 'normal',
  key: ({ poolUnitId }) => poolUnitId,
  serial: 'poolLedger',
  coalesce: true,
  run: async ({ payload }) => {
    await reach('lead-committed');
    const given = await assignPool(payload.poolUnitId);
    if (given > 0) await reach('inside-assignment');
  },
});
