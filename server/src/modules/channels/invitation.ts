import type { Data } from '@yinqiao/shared/contracts';
import { staffById, unitById } from '../orgs';
import { activeEntry } from './enteredBy';
import type { EntryCode } from './entryCode.model';

export type Invitation = NonNullable<Data<'portal.enquiry'>['invitation']>;

/**
 * Who invited the customer, in words for them. @param barred whom the customer did not want any more: such a one invites nobody
 * @returns null for a code that does not count
 */
export async function invitationOf(entryId: string, at: Date, barred: readonly string[]): Promise<Invitation | null> {
  const entry = await activeEntry(entryId, at);
  if (!entry || (entry.staffId && barred.includes(entry.staffId))) return null;
  const place = (await unitById(entry.unitId))?.name ?? '';
  return wordsOf(entry, place, entry.staffId ? await nameOf(entry.staffId) : '', await nameOf(entry.createdBy));
}

const nameOf = async (staffId: string): Promise<string> => (await staffById(staffId))?.name ?? '';

const SERVES = '同意联系后优先由 TA 联系您；您已有专属顾问的，由专属顾问联系';

function wordsOf({ kind, title }: EntryCode, place: string, named: string, by: string): Invitation {
  switch (kind) {
    case 'staff':
      return { text: `由 ${place} ${named} 邀请`, hint: SERVES, decline: '不由 TA 联系' };
    case 'referral':
      return { text: `由 ${place} ${by} 介绍，推荐 ${named} 为您服务`, hint: SERVES, decline: `不由${named}联系` };
    case 'outlet':
      return { text: `来自 ${place} 的邀请`, hint: '同意联系后由这家网点为您安排顾问', decline: '不由这家网点安排' };
    case 'community':
      return { text: `来自社群「${title}」`, hint: '由哪位顾问联系您，与社群无关', decline: null };
  }
}
