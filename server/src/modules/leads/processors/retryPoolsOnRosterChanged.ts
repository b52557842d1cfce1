import { RosterChanged } from '../../../events/orgs';
import { processor } from '../../../platform/work';
import { unitById } from '../../orgs';
import { callWaitingPools } from '../commands/freeRoom';

/** Who is on duty has changed: the pools of the unit and of those above it may be able to place what waits. */
export const retryPoolsOnRosterChanged = processor({
  kind: 'transaction',
  name: 'retryPoolsOnRosterChanged',
  on: RosterChanged,
  lane: 'normal',
  key: ({ unitId }) => unitId,
  run: async ({ payload }) => {
    const unit = await unitById(payload.unitId);
    if (unit) await callWaitingPools(unit.unitPath.split('/').filter(Boolean));
  },
});
