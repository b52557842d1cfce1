import { businessDayOf } from '@yinqiao/shared/domain';
import { withinUnit } from '../../../platform/access';
import { DelegationProgressModel } from '../delegationProgress.model';
import { DelegationResultModel } from '../delegationResult.model';
import { ResultsFileModel } from '../resultsFile.model';
import { type Figures, type LeafFigures, totalsByUnit } from './totalsByUnit';

/** Where the results of today stand: the newest day whose file was accepted. */
export interface ResultsAsOf {
  asOf: string;
  arrivedAt: Date;
}

export const latestResults = (): Promise<ResultsAsOf | null> =>
  ResultsFileModel.findOne({ state: 'accepted' }).sort({ asOf: -1 }).select({ asOf: 1, arrivedAt: 1 }).lean<ResultsAsOf | null>();

export interface FiguresQuery {
  delegationIds: readonly string[];
  /** Only what happened in this subtree. */
  unitPath: string;
  now: Date;
  /** The day of the results file; null before the first. */
  asOf: string | null;
}

/**
 * The figures of delegations by unit, read once for every screen that shows them: overview, list, board and inbox get the
 * same number from here. @returns by delegation, then by unit id
 */
export async function figuresOf(query: FiguresQuery): Promise<Map<string, Map<string, Figures>>> {
  const leaves = [...(await progressLeaves(query)), ...(await resultLeaves(query))];
  return new Map(query.delegationIds.map((id) => [id, totalsByUnit(leaves.filter((leaf) => leaf.delegationId === id))]));
}

type Leaf = LeafFigures & { delegationId: string };

async function progressLeaves({ delegationIds, unitPath, now }: FiguresQuery): Promise<Leaf[]> {
  const today = businessDayOf(now);
  const groups = await DelegationProgressModel.aggregate<{ _id: { delegationId: string; unitPath: string; day: string }; count: number }>([
    { $match: { delegationId: { $in: [...delegationIds] }, ...withinUnit(unitPath) } },
    { $group: { _id: { delegationId: '$delegationId', unitPath: '$unitPath', day: '$day' }, count: { $sum: '$firstContacts' } } },
  ]);
  return groups.map(({ _id, count }) => ({
    delegationId: _id.delegationId,
    unitPath: _id.unitPath,
    firstContactsToday: _id.day === today ? count : 0,
    firstContactsTotal: count,
  }));
}

async function resultLeaves({ delegationIds, unitPath, asOf }: FiguresQuery): Promise<Leaf[]> {
  if (asOf === null) return [];
  return DelegationResultModel.find({ asOf, delegationId: { $in: [...delegationIds] }, ...withinUnit(unitPath) })
    .select({ delegationId: 1, unitPath: 1, gross: 1, clawedBack: 1 })
    .lean<Leaf[]>();
}
