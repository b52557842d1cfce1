import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { claimsSince } from '../benefits';
import { resultsStripOf, summariesOf } from '../delegations';
import { unitInScope } from '../orgs';
import { happeningsIn } from './happenings';
import { processStrip } from './processStrip';

/**
 * 总览 of a unit in the viewer's subtree: process (live) and results (T+1) in two strips that share no figure.
 * @throws AppError REQUEST_NOT_FOUND for a unit that is not below the viewer's
 */
export async function overviewView(actor: StaffActor, unitId: string = actor.unitId): Promise<Data<'cockpit.overview'>> {
  const unit = await unitInScope(actor, unitId, 'read:Overview');
  const now = businessNow();
  const midnight = shanghaiInstant(businessDayOf(now));
  const claims = await claimsSince(midnight);
  return {
    now: now.toISOString(),
    unitName: unit.name,
    process: await processStrip(unit, claims),
    results: await resultsStripOf(unit),
    delegations: (await summariesOf(unit)).filter(({ state }) => state !== 'ended'),
    happenings: await happeningsIn(unit.unitPath, claims, midnight),
  };
}
