import { businessDayOf, countsAsContact, dayWords, metrics, shanghaiInstant } from '@yinqiao/shared/domain';
import { DelegationModel } from '../../src/modules/delegations/delegation.model';
import { delegationNodeId, DelegationNodeModel } from '../../src/modules/delegations/delegationNode.model';
import {
  type DelegationProgress,
  delegationProgressId,
  DelegationProgressModel,
} from '../../src/modules/delegations/delegationProgress.model';
import { daysLeft } from '../../src/modules/delegations/figures/timeProgress';
import { minutesADay } from '../../src/modules/delegations/split/load';
import { type Task, TaskModel } from '../../src/modules/tasks/task.model';
import { campaignByCode } from '../bank/campaigns';
import { DEMO_DAY } from '../bank/calendar';
import { delegationFor, type DemoDelegation, delegations } from '../bank/delegations';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { scriptByCode } from '../bank/scripts';
import { type DemoStaff, relationshipManagers } from '../bank/staff';
import { unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { holderOf } from './leadFacts';
import { openOrDone } from './taskDocuments';

/** Delegations with their split down to the RMs, one task an RM, and the first contacts so far. */
export async function writeDelegations(leads: readonly DemoLead[]): Promise<void> {
  await insertAll(DelegationModel, delegations.map(delegationDocument));
  await insertAll(DelegationNodeModel, delegations.flatMap(nodeDocuments));
  await insertAll(TaskModel, delegations.flatMap(taskDocuments));
  await insertAll(DelegationProgressModel, progressDocuments(leads));
}

const delegationDocument = (delegation: DemoDelegation) => ({
  _id: delegation.delegationId,
  title: delegation.title,
  background: delegation.background,
  campaignId: campaignByCode(delegation.campaignCode).campaignId,
  audience: delegation.audience,
  metric: delegation.metric,
  target: delegation.target,
  scriptId: scriptByCode(delegation.scriptCode).scriptId,
  startsOn: delegation.startsOn,
  endsOn: delegation.endsOn,
  minutesPerCustomer: delegation.minutesPerCustomer,
  leadingUnit: '零售部',
  createdBy: delegation.createdBy,
  createdAt: delegation.createdAtInstant,
  state: 'released' as const,
  log: delegation.log.map(([day, time, unitCode, text]) => ({ at: shanghaiInstant(day, time), unitPath: unitPathOf(unitCode), text })),
});

const nodeDocuments = ({ delegationId, nodes, createdAtInstant }: DemoDelegation) =>
  nodes.map(({ unitCode, target, allocations }) => {
    const { unitId, parentCode, level } = unitByCode(unitCode);
    return {
      _id: delegationNodeId(delegationId, unitId),
      delegationId,
      unitId,
      parentId: parentCode === null ? null : unitByCode(parentCode).unitId,
      unitPath: unitPathOf(unitCode),
      level,
      target,
      allocations: [...allocations],
      basis: 'reachable' as const,
      state: 'released' as const,
      version: 2,
      openedAt: createdAtInstant,
      releasedAt: createdAtInstant,
    };
  });

function taskDocuments(delegation: DemoDelegation): Task[] {
  const targets = new Map(delegation.nodes.flatMap(({ allocations }) => allocations).map(({ childId, target }) => [childId, target]));
  return relationshipManagers.flatMap((member) => {
    const target = targets.get(member.staffId) ?? 0;
    return target > 0 ? [taskDocument(delegation, member, target)] : [];
  });
}

function taskDocument(delegation: DemoDelegation, member: DemoStaff, target: number): Task {
  const { delegationId, createdAtInstant: openedAt, endsOn, metric, minutesPerCustomer } = delegation;
  const subject = { kind: 'delegation' as const, id: delegationId };
  const { staffId } = member;
  return {
    _id: stableId('tsk', `${delegationId}/${staffId}`, openedAt),
    kind: 'delegation',
    staffId,
    unitPath: unitPathOf(member.unitCode),
    personId: null,
    subject,
    assignmentNo: null,
    title: delegation.title,
    reasons: [
      `总行任务，你的目标 ${target} ${metrics[metric].unitWord}，${dayWords(shanghaiInstant(endsOn), openedAt)}止`,
      '首次联系计入进度',
    ],
    minutes: minutesADay(target, minutesPerCustomer, daysLeft(delegation, DEMO_DAY)),
    timed: false,
    dueAt: null,
    ...openOrDone({ subject, kind: 'delegation', staffId, closedAt: null }),
    openedAt,
    closedAt: null,
  };
}

/** First contacts a delegation, RM and day: exactly those of the leads that were written. */
function progressDocuments(leads: readonly DemoLead[]): DelegationProgress[] {
  const rows = new Map<string, DelegationProgress>();
  for (const lead of leads) {
    const { contactedAt, outcome, campaignCode } = lead;
    const holder = holderOf(lead);
    const delegationId = delegationFor(campaignCode)?.delegationId;
    if (!holder || !contactedAt || !outcome || !countsAsContact(outcome) || !delegationId) continue;
    const day = businessDayOf(contactedAt);
    const _id = delegationProgressId(delegationId, holder.staffId, day);
    const firstContacts = (rows.get(_id)?.firstContacts ?? 0) + 1;
    rows.set(_id, { _id, delegationId, staffId: holder.staffId, day, unitPath: unitPathOf(holder.unitCode), firstContacts });
  }
  return [...rows.values()];
}
