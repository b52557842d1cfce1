import type { LeadSource } from '@yinqiao/shared/domain';
import { type EntryTold, type EnteredBy, enteredBy } from '../../channels';
import type { TouchFacts } from '../lead.model';

const KINDS: Record<EnteredBy['kind'], LeadSource> = {
  staff: 'channel_code',
  outlet: 'channel_code',
  referral: 'referral',
  community: 'community',
};

/**
 * What the code through which the customer came adds to an enquiry. One that is unknown, over, or whose staff has gone adds
 * nothing: the enquiry stands by itself.
 */
export async function cameThrough(entry: EntryTold | undefined, at: Date): Promise<{ kind: LeadSource; facts: TouchFacts } | null> {
  const entered = entry && (await enteredBy(entry, at));
  if (!entry || !entered) return null;
  const { entryId, scannedAt } = entered;
  return { kind: KINDS[entered.kind], facts: { entryId, scannedAt, ...namedBy(entered, entry.declined) } };
}

function namedBy(entered: EnteredBy, declined: boolean): TouchFacts {
  switch (entered.kind) {
    case 'staff':
      return declined ? { declinedStaffId: entered.staffId } : { codeStaffId: entered.staffId };
    case 'referral': {
      const { staffId, byStaffId } = entered;
      return declined ? { declinedStaffId: staffId } : { referral: { namedStaffId: staffId, byStaffId } };
    }
    case 'outlet':
      return declined ? {} : { chosen: { outletId: entered.outletId, byCode: true } };
    case 'community':
      return { communityId: entered.communityId };
  }
}
