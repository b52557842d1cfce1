import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../platform/access';
import { delegationBoard } from '../delegations';
import { processSumToday } from './processStrip';

/** The board of a delegation with what today's leads of its campaign went through. @throws AppError DELEGATION_UNKNOWN */
export async function delegationBoardView(actor: StaffActor, delegationId: string): Promise<Data<'delegations.board'>> {
  const { board, firstContacts, campaignId, unitPath, now } = await delegationBoard(actor, delegationId);
  const leads = campaignId ? await processSumToday(unitPath, campaignId) : { captured: 0, accepted: 0 };
  return { ...board, process: { now: now.toISOString(), captured: leads.captured, accepted: leads.accepted, ...firstContacts } };
}
