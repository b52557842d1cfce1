import { businessDayOf } from '@yinqiao/shared/domain';
import { OutcomeRecorded } from '../../../events/leads';
import { processor } from '../../../platform/work';
import { staffById } from '../../orgs';
import { DelegationModel } from '../delegation.model';
import { delegationNodeId, DelegationNodeModel, type DelegationNode } from '../delegationNode.model';
import { delegationProgressId, DelegationProgressModel } from '../delegationProgress.model';
import { holdsPart } from '../holdsPart';

/**
 * Counts a first contact at the leaf of every running delegation of the lead's campaign in which the RM's unit has a part. The work item's `done` mark is in the
 * same transaction, so an event that is delivered twice counts once; one RM's contacts are counted one after another, so that
 * two never meet on the row of the day.
 */
export const countFirstContactOnOutcomeRecorded = processor({
  kind: 'transaction',
  name: 'countFirstContactOnOutcomeRecorded',
  on: OutcomeRecorded,
  lane: 'normal',
  key: ({ staffId }) => staffId,
  serial: true,
  run: async ({ payload: { first, campaignId, staffId, at } }) => {
    if (!first || campaignId === null) return;
    const day = businessDayOf(at);
    const running = await DelegationModel.find({ campaignId, state: 'released', startsOn: { $lte: day }, endsOn: { $gte: day } })
      .select({ _id: 1 })
      .lean();
    const staff = running.length > 0 ? await staffById(staffId) : null;
    if (!staff) return;
    for (const { _id: delegationId } of running) {
      if (!holdsPart(await nodesAbove(delegationId, staff.unitPath), staff.unitPath)) continue;
      await DelegationProgressModel.updateOne(
        { _id: delegationProgressId(delegationId, staffId, day) },
        { $inc: { firstContacts: 1 }, $setOnInsert: { delegationId, staffId, day, unitPath: staff.unitPath } },
        { upsert: true },
      );
    }
  },
});

/** The nodes from head office down to the unit: a path is made of the ids of the units on it. */
const nodesAbove = (delegationId: string, unitPath: string): Promise<DelegationNode[]> =>
  DelegationNodeModel.find({ _id: { $in: unitPath.split('/').map((unitId) => delegationNodeId(delegationId, unitId)) } }).lean<
    DelegationNode[]
  >();
