import { type Licence, licenceForLine } from '@yinqiao/shared/domain';
import { campaignById, type Reach, reachOf } from '../../campaigns';
import { childUnits, type OrgUnit, relationshipManagersOf, type Staff, unitsBelow } from '../../orgs';
import type { Delegation } from '../delegation.model';
import { capabilityOf, teamNote } from './capability';
import type { Weights } from './suggest';

/** A direct child of a node: who may get a part, and what a suggestion weighs. */
export interface SplitChild extends Weights {
  childId: string;
  name: string;
  kind: 'unit' | 'staff';
  unitPath: string;
  reachable: number;
  /** RMs who can take part. */
  headcount: number;
  note: string | null;
}

/** What the children of any node of one delegation are judged by; read once and used for a whole release. */
export interface SplitFacts {
  licence: Licence | null;
  reach: Reach;
  today: string;
}

export async function splitFactsOf(delegation: Pick<Delegation, 'campaignId'>, today: string): Promise<SplitFacts> {
  return { licence: await licenceNeeded(delegation), reach: await reachOf(delegation.campaignId), today };
}

/** The licence of the campaign's product line; null where the work needs none. */
export async function licenceNeeded({ campaignId }: Pick<Delegation, 'campaignId'>): Promise<Licence | null> {
  const campaign = campaignId ? await campaignById(campaignId) : null;
  return campaign?.productLine ? licenceForLine[campaign.productLine] : null;
}

/** Who may be named in a unit's split. */
export async function directChildrenOf(unit: Pick<OrgUnit, '_id' | 'level'>): Promise<Pick<SplitChild, 'childId' | 'kind'>[]> {
  if (unit.level === 'outlet') return (await relationshipManagersOf([unit._id])).map(({ _id }) => ({ childId: _id, kind: 'staff' }));
  return (await childUnits(unit._id)).map(({ _id }) => ({ childId: _id, kind: 'unit' }));
}

/** The direct children of a unit, its units or the RMs of an outlet, with what a suggestion weighs. */
export async function splitChildrenOf(unit: Pick<OrgUnit, '_id' | 'unitPath' | 'level'>, facts: SplitFacts): Promise<SplitChild[]> {
  if (unit.level === 'outlet') return (await relationshipManagersOf([unit._id])).map((staff) => staffChild(staff, facts));
  const below = await unitsBelow(unit.unitPath);
  const team = await relationshipManagersOf(below.map(({ _id }) => _id));
  return (await childUnits(unit._id)).map((child) => unitChild(child, team, facts));
}

function unitChild(unit: OrgUnit, team: readonly Staff[], { licence, reach, today }: SplitFacts): SplitChild {
  const own = team.filter((staff) => staff.unitPath.startsWith(unit.unitPath));
  const capable = own.map((staff) => capabilityOf(staff, licence, today)).filter(({ able }) => able);
  const reachable = sum([...reach.inOutlet].filter(([path]) => path.startsWith(unit.unitPath)).map(([, customers]) => customers));
  return {
    childId: unit._id,
    name: unit.name,
    kind: 'unit',
    unitPath: unit.unitPath,
    reachable,
    list: reachable,
    headcount: capable.length,
    strength: sum(capable.map(({ share }) => share)),
    note: unit.level === 'outlet' || capable.length === 0 ? teamNote(own, licence, today) : null,
  };
}

function staffChild(staff: Staff, { licence, reach, today }: SplitFacts): SplitChild {
  const { able, share, note } = capabilityOf(staff, licence, today);
  const reachable = reach.inBook.get(staff._id) ?? 0;
  return {
    childId: staff._id,
    name: staff.name,
    kind: 'staff',
    unitPath: staff.unitPath,
    reachable,
    list: reachable * share,
    headcount: able ? 1 : 0,
    strength: share,
    note,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
