import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { type DelegationBoard, delegationBoard } from '../delegations';
import { type ProcessFigures, processSince } from '../leads';
import { sumOf } from './processStrip';

/** The board of a delegation with what today's leads of its campaign went through. @throws AppError DELEGATION_UNKNOWN */
export async function delegationBoardView(actor: StaffActor, delegationId: string): Promise<Data<'delegations.board'>> {
  const { board, firstContacts, now, ...leads } = await delegationBoard(actor, delegationId);
  const { captured, accepted } = sumOf(await leadsToday(leads, now));
  return { ...board, process: { now: now.toISOString(), captured, accepted, ...firstContacts } };
}

/** Of the campaign's leads today those that came about under the delegation: since its release, where somebody holds a part of it. */
async function leadsToday(
  { campaignId, releasedAt, unitPath, holdsPart }: Pick<DelegationBoard, 'campaignId' | 'releasedAt' | 'unitPath' | 'holdsPart'>,
  now: Date,
): Promise<ProcessFigures[]> {
  if (!campaignId || !releasedAt) return [];
  const midnight = shanghaiInstant(businessDayOf(now));
  const figures = await processSince(releasedAt > midnight ? releasedAt : midnight, unitPath, campaignId);
  return figures.filter((unit) => holdsPart(unit.unitPath));
}
