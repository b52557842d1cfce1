import type { Data } from '@yinqiao/shared/contracts';
import { scope, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { Call } from '../../../platform/http/route';
import { type OrgUnit, unitById, unitInScope } from '../../orgs';
import { type Chain, chainOf } from './chains';
import { asSent, contentsOf, sentRules, summariesOf } from './policy.presenter';
import { namesOfUnitsIn } from './policyDifference';
import { nameOf, policyInForce } from './policyInForce';
import { type PolicyVersion, PolicyVersionModel } from './policyVersion.model';
import { contentOver } from './rulesOver';
import { writesRulesOf } from './versionInScope';

type Shown = Data<'policies.show'>;
const MOST_VERSIONS = 50;

/** 分配规则 of a unit. @throws AppError REQUEST_NOT_FOUND for a unit out of scope */
export async function policyView({ actor, query }: Pick<Call<'policies.show'>, 'actor' | 'query'>): Promise<Shown> {
  const unit = await unitInScope(actor, query.unitId ?? actor.unitId, 'read:PolicyVersion');
  const now = businessNow();
  const chain = await chainOf(unit, now);
  const versions = await versionsOf(actor, unit);
  const draft = draftAmong(versions);
  const pending = versions.filter(({ state }) => state === 'submitted' || state === 'scheduled').reverse();
  const contents = await contentsOf([...(draft ? [draft] : []), ...pending], chain.base);
  const inForce = await inForceOf(unit, chain, now);
  return {
    now: now.toISOString(),
    unitId: unit._id,
    unitName: unit.name,
    level: unit.level,
    inForce,
    inherited: await inheritedBy(unit, chain),
    draft: draft ? (contents[0] ?? null) : null,
    pending: contents.slice(draft ? 1 : 0),
    versions: await summariesOf(versions),
    unitNames: await namesOfUnitsIn([inForce.rules, ...contents.map(({ rules }) => rules)]),
    canEdit: writesRulesOf(actor, unit._id),
  };
}

const versionsOf = (actor: StaffActor, { _id: unitId }: OrgUnit): Promise<PolicyVersion[]> =>
  PolicyVersionModel.find({ $and: [scope(actor, 'read', PolicyVersionModel), { unitId }] })
    .sort({ number: -1 })
    .limit(MOST_VERSIONS)
    .lean<PolicyVersion[]>();

/** A draft; or what was sent back, as long as nothing followed it. */
function draftAmong(versions: readonly PolicyVersion[]): PolicyVersion | undefined {
  return versions.find(({ state }) => state === 'draft') ?? versions.slice(0, 1).find(({ state }) => state === 'rejected');
}

async function inForceOf({ unitPath }: OrgUnit, { own, base }: Chain, now: Date): Promise<Shown['inForce']> {
  const [summary] = await summariesOf(own ? [own] : []);
  const { name } = await policyInForce(unitPath, now);
  return {
    versionId: own?._id ?? null,
    name,
    from: summary?.inForceFrom ?? null,
    signedBy: summary?.signedBy ?? [],
    delta: own?.delta ?? null,
    ...asSent(own ? contentOver(base, own) : { rules: base, fallen: [] }),
  };
}

async function inheritedBy({ level, parentId }: OrgUnit, { above, base }: Chain): Promise<Shown['inherited']> {
  if (level === 'head_office' || parentId === null) return null;
  const parent = await unitById(parentId);
  return { name: await nameOf(above), unitName: parent?.name ?? '', rules: sentRules(base) };
}
