import { BenefitModel } from '../../src/modules/benefits/benefit.model';
import { CampaignModel } from '../../src/modules/campaigns/campaign.model';
import { ConsentTextModel } from '../../src/modules/consents/consentText.model';
import { ScriptModel } from '../../src/modules/content/script.model';
import { searchTextOf } from '../../src/modules/content/script.reads';
import { ProductModel } from '../../src/modules/products/product.model';
import { benefits, type DemoBenefit } from '../bank/benefits';
import { campaigns, type DemoCampaign } from '../bank/campaigns';
import { consentTexts } from '../bank/consentTexts';
import { products, type DemoProduct } from '../bank/products';
import { type DemoScript, scripts } from '../bank/scripts';
import { wording } from '../bank/wording';
import { insertAll } from './insertAll';

/** Products, scripts, benefits, campaigns and the texts of consent. */
export async function writeCatalogue(): Promise<void> {
  await insertAll(ProductModel, products.map(productDocument));
  await insertAll(ScriptModel, scripts.map(scriptDocument));
  await insertAll(BenefitModel, benefits.map(benefitDocument));
  await insertAll(CampaignModel, campaigns.map(campaignDocument));
  await insertAll(
    ConsentTextModel,
    consentTexts.map(({ consentTextId, productLine, version, title, purpose, channels, body }) => ({
      _id: consentTextId,
      productLine,
      version,
      current: true,
      title,
      purpose,
      channels,
      body: [...body],
    })),
  );
}

const productDocument = (product: DemoProduct, order: number) => ({
  _id: product.productId,
  name: product.name,
  family: product.family,
  productLine: product.productLine,
  riskGrade: product.riskGrade,
  facts: [...product.facts],
  moreFacts: [...product.moreFacts],
  wording: product.wording,
  inMiniProgram: !product.oneToOneOnly,
  order,
});

function scriptDocument(
  { scriptId, stage, scene, text, kind, audience, version, approvedUntil, licence, productLine }: DemoScript,
  order: number,
) {
  const channel = audience === 'group' ? ('group' as const) : scene.includes('电话') ? ('phone' as const) : ('single_chat' as const);
  return {
    _id: scriptId,
    stage,
    title: scene,
    kind,
    channel,
    text,
    version: `V${version}`,
    state: 'approved' as const,
    approvedUntil,
    licence,
    productLine,
    dateOf: scene.includes('风评将到期') ? ('risk_expiry' as const) : null,
    wording: productLine === 'renovation_loan' ? wording.W8 : productLine === 'pension' ? wording.W9 : null,
    searchText: searchTextOf({ title: scene, stage, text }),
    order,
  };
}

const benefitDocument = (benefit: DemoBenefit) => ({
  _id: benefit.benefitId,
  name: benefit.title,
  category: benefit.category,
  faceValue: benefit.faceValue,
  limitPerPerson: benefit.perPerson,
  period: benefit.period,
  limitText: benefit.limitText,
  validUntil: benefit.validUntil,
  validDays: benefit.validDays,
  codeHint: benefit.codeHint,
  steps: [...benefit.steps],
  stockTotal: benefit.stock,
});

/** The campaign of the rate coupon and the weekly meal are what the welfare tab opens with, for those they are meant for. */
const HEROES = new Set(['renovation-season', 'wednesday-meal']);

const campaignDocument = (campaign: DemoCampaign) => ({
  _id: campaign.campaignId,
  title: campaign.title,
  subtitle: campaign.subtitle,
  benefitId: campaign.benefit.benefitId,
  productId: campaign.product?.productId ?? null,
  productLine: campaign.productLine,
  startsAt: campaign.startsAt,
  endsAt: campaign.endsAt,
  areaIds: [],
  audience: campaign.audience,
  audienceTag: campaign.audienceTag,
  facts: [...campaign.benefit.facts],
  notices: [...campaign.benefit.notices],
  hero: HEROES.has(campaign.code),
  order: campaign.rank,
});
