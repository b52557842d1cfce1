import type { ApprovalCheck } from '../../../platform/module';
import { isStale } from './policyInForce';
import { type PolicyVersion, PolicyVersionModel } from './policyVersion.model';

/** A yes belongs to the difference that was on the card: not to one from a version that has been replaced since. */
export const staleVersionCheck: ApprovalCheck = {
  kind: 'lead_policy',
  obstacle: async (versionId) => {
    const version = await PolicyVersionModel.findById(versionId).lean<PolicyVersion | null>();
    return version && (await isStale(version)) ? 'POLICY_BASE_CHANGED' : null;
  },
};
