import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, dayWords, isFullySplit, type MetricId, metrics, shanghaiInstant } from '@yinqiao/shared/domain';
import { DelegationNodeReleased } from '../../../events/delegations';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { insert } from '../../../platform/db/insert';
import { transact } from '../../../platform/db/transact';
import { AppError } from '../../../platform/http/AppError';
import { emit } from '../../../platform/work';
import { type OrgUnit, staffByIds, unitById, unitsByIds } from '../../orgs';
import { type NewTask, openTasks } from '../../tasks';
import { DelegationModel, type Delegation } from '../delegation.model';
import { delegationNodeId, DelegationNodeModel, type Allocation, type DelegationNode } from '../delegationNode.model';
import { daysLeft, hasEnded } from '../figures/timeProgress';
import { nodeInScope } from '../nodeInScope';
import { nodeView } from '../node.view';
import { suggestedAllocations } from '../split/allocationsFor';
import { minutesADay } from '../split/load';
import { directChildrenOf, splitChildrenOf, splitFactsOf } from '../split/splitChildren';
import { changeNode } from './saveSplit';

/**
 * Hands a fully split part on: each unit below gets its own node with a suggested split, each RM one task. Children without
 * a target get nothing.
 * @throws AppError DELEGATION_UNKNOWN, ACCESS_DENIED, DELEGATION_NOT_FULLY_SPLIT, DELEGATION_STATE_CHANGED, REQUEST_VERSION_STALE
 */
export async function releaseNode(
  actor: StaffActor,
  path: { delegationId: string; unitId: string },
  version: number,
): Promise<Data<'delegations.release'>> {
  const { delegation, node } = await nodeInScope(actor, 'split', path.delegationId, path.unitId);
  const now = businessNow();
  const unit = await unitById(node.unitId);
  if (!unit) throw new AppError('DELEGATION_UNKNOWN');
  refuseUnlessOpen(delegation, node, version, businessDayOf(now));
  const given = await givenParts(node, unit);
  const nodes = await childNodes(delegation, node, given, now);
  const tasks = await delegationTasks(delegation, given, now);
  await transact(async () => {
    await changeNode(node._id, version, { state: 'released', releasedAt: now });
    await insert(DelegationNodeModel, nodes);
    await openTasks(tasks);
    await noteRelease(delegation._id, node, `${unit.name}下发 ${given.length} ${receiverWord(nodes)}`, now);
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'release:Delegation',
      subjects: [`Delegation/${delegation._id}`, `Unit/${node.unitId}`, ...tasks.map(({ staffId }) => `Staff/${staffId}`)],
      detail: { target: node.target, children: given.length },
    });
    await emit(DelegationNodeReleased, { delegationId: delegation._id, unitId: node.unitId, children: given.length });
  });
  return nodeView(actor, path);
}

function refuseUnlessOpen(delegation: Delegation, node: DelegationNode, version: number, today: string): void {
  if (node.state === 'released' || hasEnded(delegation, today)) throw new AppError('DELEGATION_STATE_CHANGED');
  if (node.version !== version) throw new AppError('REQUEST_VERSION_STALE');
}

/** What is handed on: only to today's direct children, so that the part of a member who has left counts as not given. */
async function givenParts(node: DelegationNode, unit: OrgUnit): Promise<Allocation[]> {
  const children = new Set((await directChildrenOf(unit)).map(({ childId }) => childId));
  const given = node.allocations.filter(({ childId, target }) => target > 0 && children.has(childId));
  const parts = given.map(({ target }) => target);
  if (!isFullySplit(node.target, parts)) throw new AppError('DELEGATION_NOT_FULLY_SPLIT');
  return given;
}

async function childNodes(
  delegation: Delegation,
  parent: DelegationNode,
  given: readonly Allocation[],
  now: Date,
): Promise<DelegationNode[]> {
  const targets = new Map(given.filter(({ kind }) => kind === 'unit').map(({ childId, target }) => [childId, target]));
  if (targets.size === 0) return [];
  const facts = await splitFactsOf(delegation, businessDayOf(now));
  const nodes: DelegationNode[] = [];
  for (const unit of await unitsByIds([...targets.keys()])) {
    const target = targets.get(unit._id) ?? 0;
    const suggested = suggestedAllocations(target, await splitChildrenOf(unit, facts));
    nodes.push({ ...emptyNode(delegation._id, parent.unitId, unit), target, ...suggested, openedAt: now });
  }
  return nodes;
}

const emptyNode = (delegationId: string, parentId: string, unit: OrgUnit) => ({
  _id: delegationNodeId(delegationId, unit._id),
  delegationId,
  unitId: unit._id,
  parentId,
  unitPath: unit.unitPath,
  level: unit.level,
  state: 'splitting' as const,
  version: 1,
  releasedAt: null,
});

/** One task an RM with the number that is theirs; customers are not copied into it, leads of the campaign count towards it. */
async function delegationTasks(delegation: Delegation, given: readonly Allocation[], now: Date): Promise<NewTask[]> {
  const targets = new Map(given.filter(({ kind }) => kind === 'staff').map(({ childId, target }) => [childId, target]));
  const left = daysLeft(delegation, businessDayOf(now));
  return (await staffByIds([...targets.keys()])).map((staff) => {
    const target = targets.get(staff._id) ?? 0;
    return {
      kind: 'delegation' as const,
      staffId: staff._id,
      unitPath: staff.unitPath,
      personId: null,
      subject: { kind: 'delegation' as const, id: delegation._id },
      assignmentNo: null,
      title: delegation.title,
      reasons: [
        `总行任务，你的目标 ${targetWords(delegation.metric, target)}，${dayWords(shanghaiInstant(delegation.endsOn), now)}止`,
        '首次联系计入进度',
      ],
      // A day's part, so that the inbox of every day until the deadline carries its share of the work.
      minutes: minutesADay(target, delegation.minutesPerCustomer, left),
      timed: false,
      dueAt: null,
    };
  });
}

const targetWords = (metric: MetricId, target: number): string => `${target} ${metrics[metric].unitWord}`;
const receiverWord = (nodes: readonly DelegationNode[]): string =>
  nodes[0] === undefined
    ? '位客户经理'
    : { head_office: '', branch: '家分行', sub_branch: '家支行', outlet: '个网点', remote_desk: '' }[nodes[0].level];

/** The chronicle tells of head office and branches only; outlets' releases stand in their nodes. */
async function noteRelease(delegationId: string, node: DelegationNode, text: string, at: Date): Promise<void> {
  if (node.level !== 'head_office' && node.level !== 'branch') return;
  const entry = { at, unitPath: node.unitPath, text };
  const state = node.level === 'head_office' ? { $set: { state: 'released' } } : {};
  await DelegationModel.updateOne({ _id: delegationId }, { $push: { log: entry }, ...state });
}
