import type { Lead } from '../lead.model';
import { type Terms, termsOf } from '../life/terms';
import { policyInForce } from '../policy/policyInForce';

/** The rules a lead began under; of a lead that has none yet, those that hold for its unit now. */
export const termsFor = async (lead: Pick<Lead, 'terms' | 'unitPath' | 'heat'>, at: Date): Promise<Terms> =>
  lead.terms ?? termsOf(await policyInForce(lead.unitPath, at), lead.heat);
