import type { BenefitCategory } from '@yinqiao/shared/domain';
import type { Benefit } from '../../src/modules/benefits/benefit.model';
import { benefitTable } from './benefitTable';
import type { Fact } from './products';

export interface BenefitRow {
  code: string;
  title: string;
  subtitle: string;
  category: BenefitCategory;
  faceValue: { figure: string; unit: string };
  /** What one costs the bank, in 分. */
  costFen: number;
  stock: number;
  perPerson: number;
  period: Benefit['period'];
  limitText: string;
  /** A coupon is valid until this instant, or for so many days after the claim, whichever is set. */
  validUntil: Date | null;
  validDays: number | null;
  facts: readonly Fact[];
  /** What must be said where a red line is near, one sentence each. */
  notices: readonly string[];
  codeHint: string;
  steps: readonly { title: string; text: string }[];
  /** Why it cannot be claimed in the mini-program yet; null when it can. */
  needs: 'event_sign_up' | 'invitation' | 'advisor_booking' | null;
}

export interface DemoBenefit extends BenefitRow {
  benefitId: string;
}

/** The twelve benefits, B01 to B12. */
export const benefits: readonly DemoBenefit[] = benefitTable.map((row) => ({ ...row, benefitId: `bnf_${row.code}` }));

const byCode = new Map(benefits.map((benefit) => [benefit.code, benefit]));

export function benefitByCode(code: string): DemoBenefit {
  const found = byCode.get(code);
  if (!found) throw new Error(`the demo bank has no benefit ${code}`);
  return found;
}
