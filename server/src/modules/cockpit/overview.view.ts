import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { audit } from '../../platform/audit';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { claimsSince } from '../benefits';
import { resultsStripOf, summariesOf } from '../delegations';
import { type OrgUnit, unitById } from '../orgs';
import { happeningsIn } from './happenings';
import { processStrip } from './processStrip';

/**
 * 总览 of a unit in the viewer's subtree: process (live) and results (T+1) in two strips that share no figure.
 * @throws AppError REQUEST_NOT_FOUND for a unit that is not below the viewer's
 */
export async function overviewView(actor: StaffActor, unitId: string = actor.unitId): Promise<Data<'cockpit.overview'>> {
  const unit = await unitBelow(actor, unitId);
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

/** A unit beside the viewer's is as unknown as none; the attempt is audited. */
async function unitBelow(actor: StaffActor, unitId: string): Promise<OrgUnit> {
  const unit = await unitById(unitId);
  if (unit?.unitPath.startsWith(actor.unitPath)) return unit;
  if (unit) {
    await audit({
      actor: { kind: 'staff', id: actor.staffId },
      action: 'read:Overview',
      subjects: [`Unit/${unitId}`],
      outcome: 'refused',
      reason: 'REQUEST_NOT_FOUND',
    });
  }
  throw new AppError('REQUEST_NOT_FOUND');
}
