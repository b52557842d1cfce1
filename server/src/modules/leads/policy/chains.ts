import type { OrgUnit } from '../../orgs';
import { resolvedVersions, versionsInForce } from './policyInForce';
import type { PolicyVersion } from './policyVersion.model';
import type { RuleSet } from '@yinqiao/shared/domain';

/** What the units above a unit say at a moment, and what the unit itself does. */
export interface Chain {
  above: PolicyVersion[];
  own: PolicyVersion | null;
  /** The rules the unit inherits. */
  base: RuleSet;
}

export async function chainOf({ _id, unitPath }: Pick<OrgUnit, '_id' | 'unitPath'>, at: Date): Promise<Chain> {
  const chain = await versionsInForce(unitPath, at);
  const above = chain.filter(({ unitId }) => unitId !== _id);
  return { above, own: chain.find(({ unitId }) => unitId === _id) ?? null, base: (await resolvedVersions(above)).rules };
}
