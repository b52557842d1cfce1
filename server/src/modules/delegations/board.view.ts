import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, nodeStateWords } from '@yinqiao/shared/domain';
import { type StaffActor, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { campaignById } from '../campaigns';
import { scriptById } from '../content';
import { type OrgUnit, relationshipManagersOf, type Staff, unitsBelow } from '../orgs';
import { allocatedOf, delegationSummary, metricOf } from './delegation.presenter';
import type { Delegation } from './delegation.model';
import { DelegationNodeModel, type DelegationNode } from './delegationNode.model';
import { figuresOf, latestResults } from './figures/delegationFigures';
import { doneOf } from './figures/doneOf';
import { type Figures, noFigures } from './figures/totalsByUnit';
import { holdsPart } from './holdsPart';
import { nodeInScope } from './nodeInScope';
import { capabilityOf, teamNote } from './split/capability';
import { licenceNeeded } from './split/splitChildren';
import { treeOrder } from './treeOrder';

type Board = Data<'delegations.board'>;
type Row = Board['rows'][number];

/** A delegation's board without the two figures that the leads own; the cockpit adds them. */
export interface DelegationBoard {
  board: Omit<Board, 'process'>;
  firstContacts: Pick<Board['process'], 'firstContactsToday' | 'firstContactsTotal'>;
  campaignId: string | null;
  /** When head office handed it on; null before that. */
  releasedAt: Date | null;
  unitPath: string;
  /** Whether what happens in a unit counts towards it. */
  holdsPart: (unitPath: string) => boolean;
  now: Date;
}

/** One delegation as the viewer's unit sees it: its own part and everything below, nothing beside. @throws AppError DELEGATION_UNKNOWN */
export async function delegationBoard(actor: StaffActor, delegationId: string): Promise<DelegationBoard> {
  const { delegation, node } = await nodeInScope(actor, 'read', delegationId, actor.unitId);
  const now = businessNow();
  const results = await latestResults();
  const figures = await figuresOf({ delegationIds: [delegationId], unitPath: node.unitPath, now, asOf: results?.asOf ?? null });
  const byUnit = figures.get(delegationId) ?? new Map<string, Figures>();
  const own = byUnit.get(node.unitId) ?? noFigures();
  const metric = metricOf(delegation, results);
  const campaign = delegation.campaignId ? await campaignById(delegation.campaignId) : null;
  const script = await scriptById(delegation.scriptId);
  const nodes = await DelegationNodeModel.find({ delegationId, ...withinUnit(node.unitPath) }).lean<DelegationNode[]>();
  return {
    board: {
      delegation: delegationSummary(delegation, node, own, { now, results }),
      audience: delegation.audience,
      background: delegation.background,
      scriptText: script?.text ?? '',
      campaignTitle: campaign?.title ?? null,
      results: metric.live || !results ? null : resultsOf(own, results, metric.definition),
      rows: await boardRows(delegation, node, nodes, byUnit, businessDayOf(now)),
      log: logFor(delegation, node.unitPath),
    },
    firstContacts: { firstContactsToday: own.firstContactsToday, firstContactsTotal: own.firstContactsTotal },
    campaignId: delegation.campaignId,
    releasedAt: await releasedAt(delegation),
    unitPath: node.unitPath,
    holdsPart: (unitPath) => holdsPart(nodes, unitPath),
    now,
  };
}

const releasedAt = async ({ _id: delegationId }: Delegation): Promise<Date | null> =>
  (await DelegationNodeModel.findOne({ delegationId, level: 'head_office' }).lean())?.releasedAt ?? null;

const resultsOf = ({ gross, clawedBack }: Figures, { asOf, arrivedAt }: { asOf: string; arrivedAt: Date }, definition: string) => ({
  asOf,
  arrivedAt: arrivedAt.toISOString(),
  done: gross - clawedBack,
  gross,
  clawedBack,
  definition,
});

/** What was told above, at and below the viewer's unit. */
const logFor = ({ log }: Delegation, unitPath: string): Board['log'] =>
  log
    .filter((entry) => entry.unitPath.startsWith(unitPath) || unitPath.startsWith(entry.unitPath))
    .map(({ at, text }) => ({ at: at.toISOString(), text }));

async function boardRows(
  delegation: Delegation,
  root: DelegationNode,
  nodes: readonly DelegationNode[],
  figures: Map<string, Figures>,
  today: string,
): Promise<Row[]> {
  const line = (await unitsBelow(root.unitPath)).filter(({ level }) => level !== 'remote_desk');
  const units = treeOrder(line, root.unitId);
  const byUnit = new Map(nodes.map((node) => [node.unitId, node]));
  const team = await relationshipManagersOf(units.filter(({ level }) => level === 'outlet').map(({ _id }) => _id));
  const licence = await licenceNeeded(delegation);
  return units.map((unit) => {
    const part = partOf(unit, byUnit);
    const own = figures.get(unit._id) ?? noFigures();
    const members = team.filter((staff) => staff.unitPath.startsWith(unit.unitPath));
    return {
      unitId: unit._id,
      parentId: unit._id === root.unitId ? null : unit.parentId,
      name: unit.name,
      level: unit.level,
      ...part,
      firstContactsToday: own.firstContactsToday,
      done: doneOf(delegation.metric, own),
      gross: own.gross,
      clawedBack: own.clawedBack,
      note: unit.level === 'outlet' || !someoneCan(members, licence, today) ? teamNote(members, licence, today) : null,
    };
  });
}

const someoneCan = (members: readonly Staff[], licence: Awaited<ReturnType<typeof licenceNeeded>>, today: string): boolean =>
  members.some((member) => capabilityOf(member, licence, today).able);

/** A unit without a node of its own shows what is meant for it above, and that nobody has handed it on. */
function partOf(unit: OrgUnit, nodes: ReadonlyMap<string, DelegationNode>): Pick<Row, 'target' | 'allocated' | 'state' | 'stateWord'> {
  const node = nodes.get(unit._id);
  if (node) return { target: node.target, allocated: allocatedOf(node), state: node.state, stateWord: nodeStateWords[node.state] };
  const parent = unit.parentId === null ? undefined : nodes.get(unit.parentId);
  const meant = parent?.allocations.find(({ childId }) => childId === unit._id)?.target ?? 0;
  return { target: meant, allocated: 0, state: 'untouched', stateWord: parent?.state === 'released' ? '未分到' : '待上级下发' };
}
