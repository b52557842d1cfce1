import { defaultLadder, type RuleSet } from '@yinqiao/shared/domain';

/** The rules that hold for a unit at a moment, and by which versions. */
export interface PolicyInForce {
  /** As people call it: V12, or V12·城北支行 V3 where the unit has rules of its own. */
  name: string;
  /** The versions it is made of, from head office down. */
  versionIds: string[];
  rules: RuleSet;
}

/**
 * The policy of a unit: head office's ladder with what the units above and the unit itself changed within their bounds.
 * @param _unitPath whose leads are distributed
 */
export function policyInForce(_unitPath: string, _at: Date): Promise<PolicyInForce> {
  return Promise.resolve({ name: 'V12', versionIds: ['pol_v12'], rules: defaultLadder });
}
