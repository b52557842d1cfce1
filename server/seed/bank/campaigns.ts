import type { Audience } from '../../src/modules/campaigns/campaign.model';
import { type ProductLine, shanghaiInstant } from '@yinqiao/shared/domain';
import { type DemoBenefit, benefitByCode } from './benefits';
import { type DemoProduct, productByCode } from './products';

/** Groups of the customer file that an audience may ask for; `groupsOf` tells whose they are. */
export const groups = {
  renovationWhiteList: 'renovation_white_list',
  creditCard: 'credit_card',
  community: 'community',
  payroll: 'payroll',
  newCustomer: 'new_customer',
} as const;

const everyone: Audience = { groups: [], tiers: [], minimumAge: null };
const inGroups = (...names: string[]): Audience => ({ ...everyone, groups: names });

export interface DemoCampaign {
  campaignId: string;
  code: string;
  title: string;
  subtitle: string;
  benefit: DemoBenefit;
  /** The line a contact consent given with the claim is about; null when the campaign asks for none. */
  productLine: ProductLine | null;
  product: DemoProduct | null;
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
  /** Where the title does not name the benefit; else the benefit's own. */
  subtitle?: string;
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
    subtitle: '装修贷利率优惠券 · 申请时自动使用',
    benefit: 'B11',
    line: 'renovation_loan',
    product: 'P17',
    audience: inGroups(groups.renovationWhiteList),
    audienceTag: '受邀客户',
    from: ['2026-10-24', '09:00'],
    to: ['2026-12-09', '00:00'],
  },
  {
    code: 'wednesday-meal',
    title: '周三饭票',
    subtitle: '满 50 减 20 · 18 家门店可用',
    benefit: 'B02',
    line: 'general',
    audience: inGroups(groups.creditCard, groups.community),
    from: ['2026-11-18', '11:30'],
    to: ['2026-11-25', '11:30'],
  },
  {
    code: 'pension-season',
    title: '养老金缴存季',
    subtitle: '养老投教答题礼 · 领取即发',
    benefit: 'B12',
    line: 'pension',
    product: 'P13',
    audience: everyone,
    from: ['2026-11-05', '09:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'one-yuan-breakfast',
    title: '一元早餐',
    benefit: 'B03',
    audience: everyone,
    from: ['2026-11-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'airport-lounge',
    title: '机场贵宾厅',
    benefit: 'B08',
    audience: { ...everyone, tiers: ['vip', 'private'] },
    audienceTag: '贵宾客户',
    from: ['2026-01-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
  {
    code: 'new-customer',
    title: '新客绑卡立减金',
    benefit: 'B01',
    audience: inGroups(groups.newCustomer),
    audienceTag: '新客户',
    from: ['2026-01-01', '00:00'],
    to: ['2027-01-01', '00:00'],
  },
];

export const campaigns: readonly DemoCampaign[] = rows.map((row, rank) => ({
  campaignId: `cmp_${row.code}`,
  code: row.code,
  title: row.title,
  subtitle: row.subtitle ?? benefitByCode(row.benefit).subtitle,
  benefit: benefitByCode(row.benefit),
  productLine: row.line ?? null,
  product: row.product ? productByCode(row.product) : null,
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
