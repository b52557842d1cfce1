import { applyDelta, defaultLadder, type Fallen, type RuleSet, type RungParams } from '@yinqiao/shared/domain';
import { keepCopy } from '../../../platform/db/reference';
import { unitsByIds } from '../../orgs';
import { type PolicyState, type PolicyVersion, PolicyVersionModel, versionName } from './policyVersion.model';

/** The rules that hold for a unit at a moment, and by which versions. */
export interface PolicyInForce {
  /** As people call it: V12, or V12·城北支行 V3 where the unit has rules of its own. */
  name: string;
  /** The versions it is made of, from head office down. */
  versionIds: string[];
  rules: RuleSet;
}

interface Approved {
  byId: ReadonlyMap<string, PolicyVersion>;
  /** By unit: versions with a time of force, the later first. */
  byUnit: ReadonlyMap<string, readonly PolicyVersion[]>;
  /** What versions together say: computed once, for what they say never changes. */
  resolved: Map<string, { rules: RuleSet; fallen: Fallen[] }>;
}

/** What was approved and its times; drafts move nothing here. Whoever changes a time of force moves the reference stamp. */
const approvedVersions = keepCopy(PolicyVersionModel, (all: readonly PolicyVersion[]): Approved => {
  const approved = all.filter(({ inForceFrom }) => inForceFrom !== null).sort(later);
  const units = [...new Set(approved.map(({ unitId }) => unitId))];
  return {
    byId: new Map(approved.map((one) => [one._id, one])),
    byUnit: new Map(units.map((unitId) => [unitId, approved.filter((one) => one.unitId === unitId)])),
    resolved: new Map(),
  };
});

const later = (a: PolicyVersion, b: PolicyVersion): number => fromOf(b) - fromOf(a) || b.number - a.number;
const fromOf = ({ inForceFrom }: PolicyVersion): number => inForceFrom?.getTime() ?? 0;

/**
 * The policy of a unit: head office's ladder with what the units above and the unit itself changed within their bounds.
 * @param unitPath whose leads are distributed
 */
export async function policyInForce(unitPath: string, at: Date): Promise<PolicyInForce> {
  const approved = await approvedVersions();
  return policyOf(approved, chainAt(approved, unitPath, at));
}

/** New leads a day and leads in hand, for those of a unit who have no numbers of their own; they hold with fair share switched off too. */
export async function roomUnder(unitPath: string, at: Date): Promise<Pick<RungParams['fair_share'], 'newPerDay' | 'openAtOnce'>> {
  const approved = await approvedVersions();
  const { rules } = resolvedOf(approved, chainAt(approved, unitPath, at));
  const fairShare = rules.rungs.find(({ kind }) => kind === 'fair_share');
  if (fairShare?.kind !== 'fair_share') throw new Error(`the rules of ${unitPath} name no capacity`);
  return fairShare.params;
}

/** The policy that some versions made, for a decision that is looked at again. @throws Error for a version that never was in force */
export async function policyByVersions(versionIds: readonly string[]): Promise<PolicyInForce> {
  const approved = await approvedVersions();
  const chain = versionIds.map((versionId) => {
    const version = approved.byId.get(versionId);
    if (!version) throw new Error(`no policy version ${versionId} was ever in force`);
    return version;
  });
  return policyOf(approved, chain);
}

/** The versions of a unit and those above it that hold at a moment, from head office down. */
export async function versionsInForce(unitPath: string, at: Date): Promise<PolicyVersion[]> {
  return chainAt(await approvedVersions(), unitPath, at);
}

/** The version of a unit that was approved last, whether its time has come or not: what is written now is written upon it. */
export async function latestApproved(unitId: string): Promise<PolicyVersion | null> {
  return (await approvedVersions()).byUnit.get(unitId)?.[0] ?? null;
}

/** Whether a version is not decided yet and stands on another than the latest: it would undo what is on no card. */
export async function isStale({ unitId, state, baseId }: Pick<PolicyVersion, 'unitId' | 'state' | 'baseId'>): Promise<boolean> {
  return UNDECIDED.includes(state) && ((await latestApproved(unitId))?._id ?? null) !== baseId;
}

const UNDECIDED: readonly PolicyState[] = ['draft', 'submitted', 'rejected'];

/** What some versions say together, and what of the last one does not hold under those above. */
export async function resolvedVersions(chain: readonly PolicyVersion[]): Promise<{ rules: RuleSet; fallen: Fallen[] }> {
  return resolvedOf(await approvedVersions(), chain);
}

function chainAt({ byUnit }: Approved, unitPath: string, at: Date): PolicyVersion[] {
  const units = unitPath.split('/').filter(Boolean);
  return units.flatMap((unitId) => byUnit.get(unitId)?.find((one) => fromOf(one) <= at.getTime()) ?? []);
}

async function policyOf(approved: Approved, chain: readonly PolicyVersion[]): Promise<PolicyInForce> {
  return { name: await nameOf(chain), versionIds: chain.map(({ _id }) => _id), rules: resolvedOf(approved, chain).rules };
}

function resolvedOf({ resolved }: Approved, chain: readonly PolicyVersion[]): { rules: RuleSet; fallen: Fallen[] } {
  const key = chain.map(({ _id }) => _id).join('/');
  const known = resolved.get(key);
  if (known) return known;
  const made = chain.reduce<{ rules: RuleSet; fallen: Fallen[] }>(
    ({ rules }, version) => (version.delta ? applyDelta(rules, version.delta) : { rules: version.rules ?? rules, fallen: [] }),
    { rules: defaultLadder, fallen: [] },
  );
  resolved.set(key, made);
  return made;
}

/** V12·城北支行 V3; a bank that has approved nothing yet works by the ladder the product comes with. */
export async function nameOf(chain: readonly Pick<PolicyVersion, 'unitId' | 'number' | 'rules'>[]): Promise<string> {
  const units = new Map((await unitsByIds(chain.map(({ unitId }) => unitId))).map((unit) => [unit._id, unit.name]));
  const below = chain.filter(({ rules }) => rules === null).map((version) => `${units.get(version.unitId) ?? ''} ${versionName(version)}`);
  const ladder = chain.find(({ rules }) => rules !== null);
  return [ladder ? versionName(ladder) : '初始规则', ...below].join('·');
}
