import { businessDayOf, metrics, PROCESS_METRIC } from '@yinqiao/shared/domain';
import { withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { unitsByIds } from '../orgs';
import { DelegationModel, type Delegation } from './delegation.model';
import { DelegationNodeModel, type DelegationNode } from './delegationNode.model';
import { DelegationProgressModel } from './delegationProgress.model';
import { timeProgressPercent } from './figures/timeProgress';

/** One RM's part of a delegation, as the inbox shows it. */
export interface DelegationPart {
  delegationId: string;
  title: string;
  /** First contacts so far, in the process metric's unit: what an RM does and sees at once; results are counted for units only. */
  done: number;
  target: number;
  unitWord: string;
  endsOn: string;
  timeProgressPercent: number;
}

/** The parts of one RM, by delegation. */
export async function partsOfStaff(
  staffId: string,
  outletId: string,
  delegationIds: readonly string[],
): Promise<Map<string, DelegationPart>> {
  const ids = [...delegationIds];
  const delegations = await DelegationModel.find({ _id: { $in: ids } }).lean<Delegation[]>();
  const nodes = await DelegationNodeModel.find({ delegationId: { $in: ids }, unitId: outletId }).lean<DelegationNode[]>();
  const progress = await DelegationProgressModel.find({ staffId, delegationId: { $in: ids } }).lean();
  const today = businessDayOf(businessNow());
  return new Map(
    delegations.map((delegation) => {
      const node = nodes.find(({ delegationId }) => delegationId === delegation._id);
      const target = node?.allocations.find(({ childId }) => childId === staffId)?.target ?? 0;
      const own = progress.filter(({ delegationId }) => delegationId === delegation._id);
      const part: DelegationPart = {
        delegationId: delegation._id,
        title: delegation.title,
        done: own.reduce((sum, { firstContacts }) => sum + firstContacts, 0),
        target,
        unitWord: metrics[PROCESS_METRIC].unitWord,
        endsOn: delegation.endsOn,
        timeProgressPercent: timeProgressPercent(delegation, today),
      };
      return [delegation._id, part];
    }),
  );
}

/** Units in a subtree that handed their part on since an instant, newest first, in one line each. */
export async function latestReleases(unitPath: string, since: Date, limit: number): Promise<{ at: Date; text: string }[]> {
  const nodes = await DelegationNodeModel.find({ ...withinUnit(unitPath), state: 'released', releasedAt: { $gte: since } })
    .sort({ releasedAt: -1 })
    .limit(limit)
    .lean<DelegationNode[]>();
  const delegations = await DelegationModel.find({ _id: { $in: nodes.map(({ delegationId }) => delegationId) } }).lean<Delegation[]>();
  const titles = new Map(delegations.map(({ _id, title }) => [_id, title]));
  const units = new Map((await unitsByIds(nodes.map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  return nodes.map(({ delegationId, unitId, releasedAt }) => ({
    at: releasedAt ?? since,
    text: `${units.get(unitId) ?? ''}下发任务「${titles.get(delegationId) ?? ''}」`,
  }));
}
