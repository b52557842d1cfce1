import type { Api, Data } from '@yinqiao/shared/contracts';
import { businessDayOf, metrics } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { AppError } from '../../../platform/http/AppError';
import { once } from '../../../platform/http/idempotency';
import { campaignById } from '../../campaigns';
import { isInForce, scriptById } from '../../content';
import { type OrgUnit, unitById } from '../../orgs';
import { DelegationModel } from '../delegation.model';
import { delegationNodeId, DelegationNodeModel } from '../delegationNode.model';
import { allocationsFor } from '../split/allocationsFor';
import { directChildrenOf } from '../split/splitChildren';

type NewDelegation = Api['delegations.create']['body'];

/**
 * Head office states what is wanted and each branch's part; nobody sees it before the release.
 * @throws AppError DELEGATION_METRIC_FORBIDDEN, DELEGATION_DEADLINE_PAST, DELEGATION_CHILD_FOREIGN, CAMPAIGN_UNKNOWN, SCRIPT_UNKNOWN
 */
export function createDelegation(actor: StaffActor, body: NewDelegation, key: string): Promise<Data<'delegations.create'>> {
  return once({ actorId: actor.staffId, endpoint: 'delegations.create', key, body }, async () => {
    const now = businessNow();
    const today = businessDayOf(now);
    await refuseUnlessAllowed(body, today);
    const unit = await headOfficeOf(actor);
    const { allocations, ...facts } = body;
    const delegationId = newId('dlg');
    const parts = allocationsFor(await directChildrenOf(unit), allocations);
    await DelegationModel.create([
      {
        ...facts,
        _id: delegationId,
        startsOn: today,
        leadingUnit: unit.name,
        createdBy: actor.staffId,
        createdAt: now,
        state: 'splitting',
        log: [{ at: now, unitPath: unit.unitPath, text: `${unit.name}建立任务` }],
      },
    ]);
    await DelegationNodeModel.create([
      {
        _id: delegationNodeId(delegationId, unit._id),
        delegationId,
        unitId: unit._id,
        parentId: null,
        unitPath: unit.unitPath,
        level: unit.level,
        target: body.target,
        allocations: parts,
        basis: 'reachable',
        state: 'splitting',
        version: 1,
        openedAt: now,
        releasedAt: null,
      },
    ]);
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'create:Delegation',
      subjects: [`Delegation/${delegationId}`],
      detail: { metric: body.metric, target: body.target, endsOn: body.endsOn },
    });
    return { delegationId, unitId: unit._id };
  });
}

/** Rule L2 first: a deposit target never leaves head office, whoever asks. */
async function refuseUnlessAllowed(body: NewDelegation, today: string): Promise<void> {
  if (metrics[body.metric].nature === 'deposit_balance') throw new AppError('DELEGATION_METRIC_FORBIDDEN');
  if (body.endsOn <= today) throw new AppError('DELEGATION_DEADLINE_PAST');
  if (body.campaignId !== null && !(await campaignById(body.campaignId))) throw new AppError('CAMPAIGN_UNKNOWN');
  const script = await scriptById(body.scriptId);
  if (!script || !isInForce(script, today)) throw new AppError('SCRIPT_UNKNOWN');
}

async function headOfficeOf(actor: StaffActor): Promise<OrgUnit> {
  const unit = await unitById(actor.unitId);
  if (unit?.level !== 'head_office') throw new AppError('ACCESS_DENIED');
  return unit;
}
