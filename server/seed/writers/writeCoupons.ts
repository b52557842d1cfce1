import { type Coupon, CouponModel } from '../../src/modules/benefits/coupon.model';
import type { DemoBenefit } from '../bank/benefits';
import { campaignByCode, campaigns } from '../bank/campaigns';
import type { DemoClaim } from '../bank/claims';
import { shanghaiInstant } from '@yinqiao/shared/domain';
import { stableId } from '../bank/ids';
import { createRandom } from '../bank/random';
import { insertAll } from './insertAll';

const MINTED_AT = shanghaiInstant('2026-10-20', '09:00');

/** Mints the whole stock of every benefit in a campaign: what has been claimed already, and the rest free. */
export async function writeCoupons(seed: number, claims: readonly DemoClaim[]): Promise<void> {
  for (const { benefit } of campaigns) await insertAll(CouponModel, couponsOf(seed, benefit, claims));
}

function couponsOf(seed: number, benefit: DemoBenefit, claims: readonly DemoClaim[]): Coupon[] {
  const random = createRandom(seed, 'stock', benefit.code);
  const taken = claims.filter(({ benefitCode }) => benefitCode === benefit.code);
  const offset = random.int(0, 999_999);
  return Array.from({ length: benefit.stock }, (_, i) => {
    const blank = { benefitId: benefit.benefitId, r: random.next(), code: codeOf(offset, i) };
    const claim = taken[i];
    return claim ? { ...blank, ...claimed(claim) } : { ...blank, ...free(`${seed}/${benefit.code}/free/${i}`) };
  });
}

const free = (key: string) => ({
  _id: stableId('cpn', key, MINTED_AT),
  state: 'free' as const,
  campaignId: null,
  claimedAt: null,
  validUntil: null,
});

const claimed = ({ couponId, state, campaignCode, customer, period, claimedAt, validUntil }: DemoClaim) => ({
  _id: couponId,
  state,
  campaignId: campaignByCode(campaignCode).campaignId,
  personId: customer.personId,
  period,
  nth: 0,
  claimedAt,
  validUntil,
});

/** Six digits, another one for every coupon of a benefit: the step and a million have no common divisor. */
const codeOf = (offset: number, i: number): string => String((offset + i * 386_117) % 1_000_000).padStart(6, '0');
