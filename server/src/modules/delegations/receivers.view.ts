import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { campaignById } from '../campaigns';
import { unitById } from '../orgs';
import { splitChildrenOf, splitFactsOf } from './split/splitChildren';

/** Whom a new delegation of that campaign can be split over, before it exists. @throws AppError CAMPAIGN_UNKNOWN */
export async function receiversView(actor: StaffActor, campaignId: string | null): Promise<Data<'delegations.receivers'>> {
  if (campaignId !== null && !(await campaignById(campaignId))) throw new AppError('CAMPAIGN_UNKNOWN');
  const unit = await unitById(actor.unitId);
  if (!unit) throw new AppError('ACCESS_DENIED');
  const children = await splitChildrenOf(unit, await splitFactsOf({ campaignId }, businessDayOf(businessNow())));
  return {
    receivers: children.map(({ childId, name, headcount, strength, note }) => ({ unitId: childId, name, headcount, strength, note })),
  };
}
