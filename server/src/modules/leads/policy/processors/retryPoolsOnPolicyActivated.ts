import { PolicyActivated } from '../../../../events/policies';
import { processor } from '../../../../platform/work';
import { unitById, unitsBelow } from '../../../orgs';
import { callWaitingPools } from '../../commands/freeRoom';

/** Under other rules what waits may be placed: the pools of the unit, of those above it and of those below it. */
export const retryPoolsOnPolicyActivated = processor({
  kind: 'transaction',
  name: 'retryPoolsOnPolicyActivated',
  on: PolicyActivated,
  lane: 'normal',
  key: ({ unitId }) => unitId,
  run: async ({ payload }) => {
    const unit = await unitById(payload.unitId);
    if (!unit) return;
    const below = (await unitsBelow(unit.unitPath)).map(({ _id }) => _id);
    await callWaitingPools([...new Set([...unit.unitPath.split('/').filter(Boolean), ...below])]);
  },
});
