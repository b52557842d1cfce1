import { refuse, scope, type StaffActor } from '../../../platform/access';
import { once } from '../../../platform/http/idempotency';
import { AppError } from '../../../platform/http/AppError';
import { route, type RouteBinding } from '../../../platform/http/route';
import { branchPathOf } from '../lead.abilities';
import { LeadModel } from '../lead.model';
import { countAttempt, grabLead } from './grabLead';
import { openPoolView } from './openPool.view';
import { poolOverviewView } from './poolOverview.view';

export const openPoolRoutes: readonly RouteBinding[] = [
  route('leads.openPool', ({ actor }) => openPoolView(actor)),
  route('leads.poolOverview', poolOverviewView),
  route('leads.grab', async ({ actor, params: { leadId }, idempotencyKey }) => {
    await countAttempt(actor);
    const call = { actorId: actor.staffId, endpoint: 'leads.grab', key: idempotencyKey, body: { leadId } };
    try {
      return await once(call, async () => {
        await assertWithinReach(actor, leadId);
        return grabLead(actor, leadId);
      });
    } catch (error) {
      const isUnknown = error instanceof AppError && error.code === 'LEAD_UNKNOWN';
      throw isUnknown ? await refuse(actor, { action: 'grab:Lead', subjects: [`Lead/${leadId}`], code: 'LEAD_UNKNOWN' }) : error;
    }
  }),
];

/** @throws AppError LEAD_POOL_TAKEN for one of the branch that has left the pool, LEAD_UNKNOWN for any other */
async function assertWithinReach(actor: StaffActor, leadId: string): Promise<void> {
  if (await LeadModel.exists({ $and: [scope(actor, 'grab', LeadModel), { _id: leadId }] })) return;
  const lead = await LeadModel.findById(leadId).select({ unitPath: 1, history: 1 }).lean();
  const isOfBranch = lead?.unitPath.startsWith(branchPathOf(actor.unitPath)) ?? false;
  const wasPooled = lead?.history.some(({ what }) => what === 'pooled') ?? false;
  throw new AppError(isOfBranch && wasPooled ? 'LEAD_POOL_TAKEN' : 'LEAD_UNKNOWN');
}
