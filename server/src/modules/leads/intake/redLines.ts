import type { LeadSource, RedLine as CustomerRedLine } from '@yinqiao/shared/domain';
import { listsIn, type Person } from '../../customers';
import { contactStateOf, liveConsent } from '../../consents';
import type { Enquiry } from './enquiry';

/** Why there is no lead: nobody agreed to it, or a red line of the policy. */
export type RedLine = 'no_consent' | CustomerRedLine;

/** Where the bank begins, not the customer: a refusal of marketing stands against it, whatever was agreed to elsewhere. */
const BEGUN_BY_THE_BANK: readonly LeadSource[] = ['import', 'automation'];

/**
 * 红线, before anything else: of whom the bank keeps on a list, without a live consent to contact about the line, or against a refusal, there is no lead.
 * @returns the consent that contact rests on, or the line that was met
 */
export async function redLineOf(
  { productLine, kind, at }: Enquiry,
  { _id: personId, redLines }: Person,
): Promise<{ consentId: string } | { barredBy: RedLine }> {
  const [list] = listsIn(redLines);
  if (list) return { barredBy: list };
  const consent = await liveConsent(personId, productLine);
  if (!consent) return { barredBy: 'no_consent' };
  if (BEGUN_BY_THE_BANK.includes(kind)) {
    const { marketing, restUntil } = await contactStateOf(personId);
    if (marketing === 'refused' || (restUntil && restUntil > at)) return { barredBy: 'refused_marketing' };
  }
  return { consentId: consent._id };
}
