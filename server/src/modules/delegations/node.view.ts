import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, nodeStateWords } from '@yinqiao/shared/domain';
import { mayDo, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { unitById } from '../orgs';
import { openMinutesOf } from '../tasks';
import { delegationSummary } from './delegation.presenter';
import { figuresOf, latestResults } from './figures/delegationFigures';
import { daysLeft, hasEnded } from './figures/timeProgress';
import { noFigures } from './figures/totalsByUnit';
import { nodeInScope, type NodeInScope } from './nodeInScope';
import { loadPercent, minutesADay } from './split/load';
import { type SplitChild, splitChildrenOf, splitFactsOf } from './split/splitChildren';
import { suggestSplits } from './split/suggest';

type SplitNode = Data<'delegations.node'>;

/** 拆解台: what one unit holds, its direct children, what each could be given. @throws AppError DELEGATION_UNKNOWN */
export async function nodeView(actor: StaffActor, path: { delegationId: string; unitId: string }): Promise<SplitNode> {
  const { delegation, node } = await nodeInScope(actor, 'read', path.delegationId, path.unitId);
  const unit = await unitById(node.unitId);
  if (!unit) throw new AppError('DELEGATION_UNKNOWN');
  const now = businessNow();
  const today = businessDayOf(now);
  const results = await latestResults();
  const figures = await figuresOf({ delegationIds: [delegation._id], unitPath: node.unitPath, now, asOf: results?.asOf ?? null });
  const children = await splitChildrenOf(unit, await splitFactsOf(delegation, today));
  const rows = await splitRows({ delegation, node }, children, today);
  const own = figures.get(delegation._id)?.get(node.unitId) ?? noFigures();
  return {
    delegation: delegationSummary(delegation, node, own, { now, results }),
    unitId: node.unitId,
    unitName: unit.name,
    level: node.level,
    state: node.state,
    stateWord: nodeStateWords[node.state],
    target: node.target,
    // Of today's children: the part of a member who has left is open again.
    allocated: rows.reduce((sum, { target }) => sum + target, 0),
    basis: node.basis,
    minutesPerCustomer: delegation.minutesPerCustomer,
    version: node.version,
    canSplit:
      node.state === 'splitting' && node.unitId === actor.unitId && !hasEnded(delegation, today) && mayDo(actor, 'split:Delegation'),
    rows,
  };
}

async function splitRows({ delegation, node }: NodeInScope, children: readonly SplitChild[], today: string): Promise<SplitNode['rows']> {
  const suggestions = suggestSplits(node.target, children);
  const targets = new Map(node.allocations.map(({ childId, target }) => [childId, target]));
  const minutes = await openMinutesOf(children.filter(({ kind }) => kind === 'staff').map(({ childId }) => childId));
  const left = daysLeft(delegation, today);
  return children.map((child, index) => {
    const target = targets.get(child.childId) ?? 0;
    const before = minutes.get(child.childId) ?? 0;
    // Once released, the task is in the inbox already and must not be counted twice.
    const added = node.state === 'released' ? 0 : minutesADay(target, delegation.minutesPerCustomer, left);
    return {
      childId: child.childId,
      name: child.name,
      kind: child.kind,
      reachable: child.reachable,
      headcount: child.headcount,
      suggestions: suggestions[index] ?? { reachable: 0, headcount: 0, equal: 0 },
      target,
      load: child.kind === 'staff' ? { before: loadPercent(before), after: loadPercent(before + added) } : null,
      note: child.note,
    };
  });
}
