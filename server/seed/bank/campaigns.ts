import { type ProductLine, shanghaiInstant, type Tier } from '@yinqiao/shared/domain';
import { type DemoBenefit, benefitByCode } from './benefits';
import { type DemoProduct, productByCode } from './products';

/** Who may claim. Facts of the customer file only, never whether the person agreed to be contacted. */
export type Audience =
  | { kind: 'everyone' }
  | { kind: 'white_list'; list: 'renovation_loan' }
  | { kind: 'new_customers'; withinDays: number }
  | { kind: 'card_or_community' }
  | { kind: 'tiers'; tiers: readonly Tier[] };

export interface DemoCampaign {
  campaignId: string;
  code: string;
  title: string;
  benefit: DemoBenefit;
  /** The line a contact consent given with the claim is about; null when the campaign asks for none. */
  productLine: ProductLine | null;
  product: DemoProduct | null;
  /** How the source is named on a lead. */
  sourceText: string;
  audience: Audience;
  audienceTag: string | null;
  startsAt: Date;
  endsAt: Date;
  /** Order on the welfare tab, smallest first; the first one that is open is the hero. */
  rank: number;
}

interface Row {
  code: string;
  title: string;
  benefit: string;
  line?: ProductLine;
  product?: string;
  audience: Audience;
  audienceTag?: string;
  from: [day: string, time: string];
  to: [day: string, time: string];
}

/** By rank. 周三饭票 is this week's release: what is left of it can be claimed until the next one. */
const rows: readonly Row[] = [
  {
    code: 'renovation-season',
    title: '装修季',
    benefit: 'B11',
    line: 'renovation_loan',
    product: 'P17',
    audience: { kind: 'white_list', list: 'renovation_loan' },
    audienceTag: '受邀客户',
    from: ['2026-10-24', '09:00'],
    to: ['2026-12-09', '00:00'],
  },
  {
    code: 'wednesday-meal',
    title: '周三饭票',
    benefit: 'B02',
    line: 'general',
    audience: { kind: 'card_or_community' },
    from: ['2026-11-18', '11:30'],
    to: ['2026-11-25', '11:30'],
  },
  {
    code: 'pension-season',
    title: '养老金缴存季',
    benefit: 'B12',
    line: 'pension',
    product: 'P13',
    audience: { kind: 'everyone' },
    from: ['2026-11-05', '09:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'one-yuan-breakfast',
    title: '一元早餐',
    benefit: 'B03',
    audience: { kind: 'everyone' },
    from: ['2026-11-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'airport-lounge',
    title: '机场贵宾厅',
    benefit: 'B08',
    audience: { kind: 'tiers', tiers: ['vip', 'private'] },
    audienceTag: '贵宾客户',
    from: ['2026-01-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'new-customer',
    title: '新客绑卡立减金',
    benefit: 'B01',
    audience: { kind: 'new_customers', withinDays: 30 },
    audienceTag: '新客户',
    from: ['2026-01-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
];

export const campaigns: readonly DemoCampaign[] = rows.map((row, rank) => ({
  campaignId: `cmp_${row.code}`,
  code: row.code,
  title: row.title,
  benefit: benefitByCode(row.benefit),
  productLine: row.line ?? null,
  product: row.product ? productByCode(row.product) : null,
  sourceText: `精选福利·${row.title}`,
  audience: row.audience,
  audienceTag: row.audienceTag ?? null,
  startsAt: shanghaiInstant(...row.from),
  endsAt: shanghaiInstant(...row.to),
  rank,
}));

const byCode = new Map(campaigns.map((campaign) => [campaign.code, campaign]));

export function campaignByCode(code: string): DemoCampaign {
  const found = byCode.get(code);
  if (!found) throw new Error(`the demo bank has no campaign ${code}`);
  return found;
}

/** Every coupon kind in play has exactly one campaign. */
export function campaignOfBenefit(benefitCode: string): DemoCampaign {
  const found = campaigns.find(({ benefit }) => benefit.code === benefitCode);
  if (!found) throw new Error(`benefit ${benefitCode} is in no campaign`);
  return found;
}
