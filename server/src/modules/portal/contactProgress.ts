import type { Data } from '@yinqiao/shared/contracts';
import { momentWords } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import type { Consent } from '../consents';
import type { Person } from '../customers';
import { leadsOfPerson } from '../leads';
import { advisorOfLead } from './advisor';

export type ContactProgress = Data<'portal.coupon'>['contact'];

const NOBODY: ContactProgress = {
  agreed: false,
  withdrawn: false,
  consentId: null,
  state: 'none',
  text: '您没有选择顾问联系，不会有人因为这张券联系您',
  advisor: null,
  latestBy: null,
};

/** How far the contact that was agreed to has come, in the customer's words. */
export async function contactProgress(person: Person, consent: Consent | null): Promise<ContactProgress> {
  if (!consent) return NOBODY;
  const base = { agreed: true, withdrawn: consent.withdrawnAt !== null, consentId: consent._id, advisor: null, latestBy: null };
  if (consent.withdrawnAt) return { ...base, state: 'closed', text: '您已撤回同意，不会再因为它联系您，权益不受影响' };
  const lead = (await leadsOfPerson(person._id)).find((one) => one.productLine === consent.productLine);
  if (!lead || (lead.open && !lead.staffId)) return { ...base, state: 'arranging', text: '正在为您安排顾问，1 个工作日内联系您' };
  if (!lead.open) return { ...base, state: 'closed', text: '这次咨询已结束' };
  const advisor = await advisorOfLead(person, lead);
  const latestBy = lead.firstContactBy;
  const state = lead.state === 'assigned' ? 'assigned' : lead.state === 'accepted' ? 'accepted' : 'contacted';
  return { ...base, state, text: wordsOf(state, advisor?.name ?? '顾问', latestBy), advisor, latestBy: latestBy?.toISOString() ?? null };
}

function wordsOf(state: 'assigned' | 'accepted' | 'contacted', name: string, latestBy: Date | null): string {
  if (state === 'contacted') return `${name}已联系过您，有需要可以随时找 TA`;
  const by = latestBy ? `，最晚${momentWords(latestBy, businessNow())} 前联系您` : '，1 个工作日内联系您';
  return state === 'accepted' ? `${name}已接受您的咨询${by}` : `已为您安排${name}${by}`;
}
