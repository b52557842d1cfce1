import { useMutation } from '@tanstack/react-query';
import type { Api } from '@yinqiao/shared/contracts';
import { addDays } from '@yinqiao/shared/domain';
import { useApi } from '../../platform/api';
import type { StaffMember } from './units';

export type Leave = Api['orgs.recordLeave']['body'];

/** Enters a leave under the roster that was seen; whoever was slower is refused with REQUEST_VERSION_STALE. */
export function useRecordLeave() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ member: { staffId, version }, leave }: { member: Pick<StaffMember, 'staffId' | 'version'>; leave: Leave }) =>
      api.call('orgs.recordLeave', { params: { staffId }, body: leave, ifMatch: version }),
  });
}

/** Ends a running leave yesterday, or takes one back that is still to come. */
export function useEndLeave() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ member: { staffId, version }, leave: { from } }: { member: StaffMember; leave: Leave }) =>
      api.call('orgs.endLeave', { params: { staffId, from }, ifMatch: version }),
  });
}

/** What of a leave is still to come: by entering it again, its end is undone. */
export const restOf = (leave: Leave, today: string): Leave => ({ ...leave, from: leave.from < today ? today : leave.from });

/** The first day from today on which the member is not on leave yet. */
export function firstFreeDay(leaves: readonly Leave[], today: string): string {
  const taken = leaves.find(({ from, to }) => from <= today && today <= to);
  return taken ? firstFreeDay(leaves, addDays(taken.to, 1)) : today;
}
