import { LeadClocksDue } from '../../../events/leads';
import { emit, processor } from '../../../platform/work';
import { fireClocks } from '../commands/fireClocks';

/** Serial per holder, so that all that is due for one person is told in one message. */
export const fireClocksOnLeadClocksDue = processor({
  kind: 'transaction',
  name: 'fireClocksOnLeadClocksDue',
  on: LeadClocksDue,
  lane: 'normal',
  key: ({ holder }) => holder ?? 'open-pool',
  serial: true,
  coalesce: true,
  run: async ({ payload: { holder } }) => {
    if (await fireClocks(holder)) await emit(LeadClocksDue, { holder });
  },
});
