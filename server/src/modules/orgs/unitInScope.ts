import { refuse, type StaffActor } from '../../platform/access';
import { AppError } from '../../platform/http/AppError';
import { unitById } from './org.reads';
import type { OrgUnit } from './orgUnit.model';

/**
 * A unit of the actor's subtree. One beside it is as unknown as none; the attempt is audited.
 * @param action as in the contract
 * @throws AppError REQUEST_NOT_FOUND
 */
export async function unitInScope(actor: StaffActor, unitId: string, action: string): Promise<OrgUnit> {
  const unit = await unitById(unitId);
  if (unit?.unitPath.startsWith(actor.unitPath)) return unit;
  if (unit) return refuse(actor, { action, subjects: [`Unit/${unitId}`], code: 'REQUEST_NOT_FOUND' });
  throw new AppError('REQUEST_NOT_FOUND');
}
