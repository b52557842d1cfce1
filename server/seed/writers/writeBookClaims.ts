import { CLAIM_DAYS } from '@yinqiao/shared/domain';
import { BookClaimModel } from '../../src/modules/leads/bookClaims/bookClaim.model';
import { DAY, DEMO_START, later } from '../bank/calendar';
import { stableId } from '../bank/ids';
import { staff, teamOf } from '../bank/staff';
import type { DemoState } from '../bank/story';
import { insertAll } from './insertAll';

/** 认领: whoever leads 陆子昂's outlet has asked whether one of its team may keep his book, and he has not answered yet. */
export async function writeBookClaims({ customers }: DemoState): Promise<void> {
  const customer = customers.find(({ personaKey }) => personaKey === 'lu-ziang');
  const [member] = customer ? teamOf(customer.outletCode) : [];
  const manager = staff.find(({ role, unitCode }) => role === 'outlet_manager' && unitCode === customer?.outletCode);
  if (!customer || !member || !manager || customer.ownerStaffNo) throw new Error('the demo bank has nobody to propose a book owner to');
  const proposedAt = later(DEMO_START, -DAY);
  await insertAll(BookClaimModel, [
    {
      _id: stableId('clm', customer.personId, proposedAt),
      personId: customer.personId,
      leadId: null,
      staffId: member.staffId,
      proposedBy: manager.staffId,
      proposedAt,
      until: later(proposedAt, CLAIM_DAYS * DAY),
      state: 'waiting',
      answeredAt: null,
    },
  ]);
}
