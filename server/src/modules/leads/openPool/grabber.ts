import { businessDayOf, rungOf, type RungParams } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import type { Candidate } from '../distribution/eligibility';
import { type PolicyInForce, policyInForce } from '../policy/policyInForce';
import { candidatesOf } from '../bank';
import { teamOf } from '../roster';
import { GrabDayModel } from './grabDay.model';

/** An RM before the open pool. */
export interface Grabber {
  policy: PolicyInForce;
  /** Null where the bank has no open pool. */
  rules: RungParams['open_pool'] | null;
  /** As distribution sees them; absent for who is in no outlet. */
  rm: Candidate | undefined;
  /** Taken today. */
  claims: number;
}

export const grabDayId = (staffId: string, at: Date): string => `${staffId}/${businessDayOf(at)}`;

export async function grabberOf({ staffId, unitPath }: Pick<StaffActor, 'staffId' | 'unitPath'>, at: Date): Promise<Grabber> {
  const policy = await policyInForce(unitPath, at);
  const day = await GrabDayModel.findById(grabDayId(staffId, at)).lean();
  return {
    policy,
    rules: rungOf(policy.rules, 'open_pool')?.params ?? null,
    rm: (await candidatesOf(await teamOf(unitPath), at)).find((one) => one.staffId === staffId),
    claims: day?.claims ?? 0,
  };
}
