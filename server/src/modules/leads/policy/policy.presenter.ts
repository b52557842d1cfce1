import type { Data } from '@yinqiao/shared/contracts';
import type { RuleSet } from '@yinqiao/shared/domain';
import { staffByIds } from '../../orgs';
import { isStale } from './policyInForce';
import { type PolicyState, type PolicyVersion, PolicyVersionModel, versionName } from './policyVersion.model';
import { contentOver } from './rulesOver';

type Shown = Data<'policies.show'>;
type Summary = Shown['versions'][number];
type Content = NonNullable<Shown['draft']>;

const STATES: Readonly<Record<PolicyState, string>> = {
  draft: '草稿',
  submitted: '待复核',
  rejected: '已退回',
  discarded: '已放弃',
  scheduled: '待生效',
  in_force: '现行',
  replaced: '已替换',
};

/** Versions as the screen shows them, with the names of those who signed. */
export async function summariesOf(versions: readonly PolicyVersion[]): Promise<Summary[]> {
  const people = versions.flatMap(({ createdBy, savedBy, submittedBy, approvedBy }) => [createdBy, savedBy, submittedBy, approvedBy]);
  const staff = new Map((await staffByIds(people.flatMap((one) => one ?? []))).map((one) => [one._id, one.name]));
  const numbers = await numbersOf(versions.flatMap(({ restores, baseId }) => [restores, baseId].flatMap((one) => one ?? [])));
  const stale = new Map(await Promise.all(versions.map(async (version) => [version._id, await isStale(version)] as const)));
  const nameOf = (staffId: string) => staff.get(staffId) ?? '已离任员工';
  return versions.map((version) => ({
    versionId: version._id,
    name: versionName(version),
    state: version.state,
    stateWord: STATES[version.state],
    version: version.version,
    createdBy: nameOf(version.createdBy),
    savedAt: version.savedAt.toISOString(),
    savedBy: nameOf(version.savedBy),
    restores: version.restores === null ? null : (numbers.get(version.restores) ?? null),
    basedOn: version.baseId === null ? null : (numbers.get(version.baseId) ?? null),
    stale: stale.get(version._id) ?? false,
    effectiveAt: version.effectiveAt?.toISOString() ?? null,
    signedBy:
      version.approvedBy === null ? [] : [version.submittedBy, version.approvedBy].flatMap((one) => (one === null ? [] : [nameOf(one)])),
    inForceFrom: version.inForceFrom?.toISOString() ?? null,
    inForceTo: version.inForceTo?.toISOString() ?? null,
  }));
}

async function numbersOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await PolicyVersionModel.find({ _id: { $in: ids } })
    .select({ number: 1 })
    .lean();
  return new Map(found.map((version) => [version._id, versionName(version)]));
}

/** @param base the rules the version's unit inherits */
export async function contentsOf(versions: readonly PolicyVersion[], base: RuleSet): Promise<Content[]> {
  const summaries = await summariesOf(versions);
  return versions.map((version, index) => ({ ...summaries[index]!, delta: version.delta, ...asSent(contentOver(base, version)) }));
}

/** Rules are read-only here and arrays of the contract there. */
export const asSent = ({ rules, fallen }: ReturnType<typeof contentOver>): Pick<Content, 'rules' | 'fallen'> => ({
  rules: sentRules(rules),
  fallen: fallen.map(({ rungId, name, param, value, why }) => ({
    rungId,
    name,
    param,
    value,
    why,
  })),
});

export const sentRules = (rules: RuleSet): Content['rules'] => ({ ...rules, rungs: [...rules.rungs] });
