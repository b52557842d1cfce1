import type { Data } from '@yinqiao/shared/contracts';
import { type ProductFamily, productFamilies } from '@yinqiao/shared/domain';
import type { CustomerActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { benefitById, benefitsByIds, couponCard, couponsOf, ownCoupon } from '../benefits';
import { campaignById, campaignFor, campaignOfProduct, campaignsByIds, campaignsFor } from '../campaigns';
import { consentsOf, currentText, type Consent } from '../consents';
import type { Person } from '../customers';
import { allAreas } from '../orgs';
import { type Product, productById, productCard, productsInMiniProgram } from '../products';
import { advisorOf } from './advisor';
import { changeOf, proposalTo } from './adviserChange';
import { campaignCard } from './campaignCards';
import { contactProgress } from './contactProgress';
import { invitationTo } from './invitationTo';
import { areaData, viewerData, viewerOf } from './viewer';

/** The customer's screens, one view each. */
export async function welfareView(actor: CustomerActor): Promise<Data<'portal.welfare'>> {
  const person = await viewerOf(actor);
  const offered = await campaignsFor(person);
  const hero = offered.find((one) => one.campaign.hero && one.state === 'open') ?? offered.find((one) => one.state === 'open') ?? null;
  return {
    viewer: viewerData(person),
    area: await areaData(person.areaId),
    now: businessNow().toISOString(),
    hero: hero ? campaignCard(hero) : null,
    others: offered.filter((one) => one !== hero).map(campaignCard),
  };
}

export async function areasView(): Promise<Data<'portal.areas'>> {
  const areas = [];
  for (const area of await allAreas()) areas.push(await areaData(area._id));
  return { areas };
}

export async function campaignView(actor: CustomerActor, campaignId: string, entryId?: string): Promise<Data<'portal.campaign'>> {
  const person = await viewerOf(actor);
  const offered = await campaignFor(person, campaignId);
  if (!offered) throw new AppError('CAMPAIGN_UNKNOWN');
  const { campaign } = offered;
  const product = campaign.productId ? await productById(campaign.productId) : null;
  const text = campaign.productLine ? await currentText(campaign.productLine) : null;
  return {
    viewer: viewerData(person),
    now: businessNow().toISOString(),
    card: campaignCard(offered),
    facts: campaign.facts,
    notices: campaign.notices,
    product: product ? productCard(product) : null,
    consentText: text
      ? { version: text.version, title: text.title, purpose: text.purpose, channels: text.channels, body: text.body }
      : null,
    invitation: await invitationTo(person, entryId),
  };
}

export async function couponView(actor: CustomerActor, couponId: string): Promise<Data<'portal.coupon'>> {
  const person = await viewerOf(actor);
  const coupon = await ownCoupon(actor, couponId);
  const benefit = await benefitById(coupon.benefitId);
  if (!benefit) throw new AppError('COUPON_UNKNOWN');
  const campaign = coupon.campaignId ? await campaignById(coupon.campaignId) : null;
  const consent = (await consentsOf(person._id)).find((one) => one.source === `Coupon/${coupon._id}`) ?? null;
  return {
    viewer: viewerData(person),
    now: businessNow().toISOString(),
    coupon: couponCard(coupon, benefit, campaign?.title ?? benefit.name),
    redeemCode: coupon.code,
    codeHint: benefit.codeHint,
    steps: benefit.steps,
    contact: await contactProgress(person, consent),
  };
}

export async function productsView(actor: CustomerActor, family?: ProductFamily): Promise<Data<'portal.products'>> {
  const person = await viewerOf(actor);
  const all = await productsInMiniProgram();
  const families = (Object.keys(productFamilies) as ProductFamily[])
    .map((one) => ({ family: one, name: productFamilies[one], count: all.filter((product) => product.family === one).length }))
    .filter((one) => one.count > 0);
  return {
    viewer: viewerData(person),
    families,
    products: all.filter((product) => !family || product.family === family).map(productCard),
    recommended: await recommendedTo(person, all),
  };
}

/**
 * The product behind the first campaign the person can claim now: a fact one can check, not a guess. A graded product is left to
 * the talk about what suits the person.
 */
async function recommendedTo(person: Person, products: readonly Product[]): Promise<Data<'portal.products'>['recommended']> {
  for (const { campaign, state } of await campaignsFor(person)) {
    const product = products.find((one) => one._id === campaign.productId);
    if (state !== 'open' || !product || product.riskGrade !== null) continue;
    return { product: productCard(product), why: `「${campaign.title}」正向您开放` };
  }
  return null;
}

export async function productView(actor: CustomerActor, productId: string): Promise<Data<'portal.product'>> {
  const person = await viewerOf(actor);
  const product = await productById(productId);
  if (!product?.inMiniProgram) throw new AppError('PRODUCT_UNKNOWN');
  const campaign = await campaignOfProduct(productId, businessNow());
  const offered = campaign ? await campaignFor(person, campaign._id) : null;
  const leadsOn = campaign && offered && offered.state !== 'not_eligible';
  return {
    viewer: viewerData(person),
    product: productCard(product),
    riskText: product.riskGrade ? `风险等级 ${product.riskGrade}，须与您的风险测评结果匹配` : null,
    moreFacts: product.moreFacts,
    campaign: leadsOn ? { campaignId: campaign._id, title: campaign.title } : null,
    advisor: await advisorOf(person),
  };
}

export async function myView(actor: CustomerActor): Promise<Data<'portal.my'>> {
  const person = await viewerOf(actor);
  const coupons = await couponsOf(person._id);
  const benefits = new Map((await benefitsByIds(coupons.map((one) => one.benefitId))).map((one) => [one._id, one]));
  const campaigns = new Map((await campaignsByIds(coupons.flatMap((one) => one.campaignId ?? []))).map((one) => [one._id, one.title]));
  const consents = await consentsOf(person._id);
  return {
    viewer: viewerData(person),
    now: businessNow().toISOString(),
    area: await areaData(person.areaId),
    advisor: await advisorOf(person),
    change: await changeOf(person),
    proposal: await proposalTo(person),
    contact: await contactProgress(person, consents.find((one) => one.withdrawnAt === null) ?? consents[0] ?? null),
    coupons: coupons.flatMap((coupon) => {
      const benefit = benefits.get(coupon.benefitId);
      return benefit ? [couponCard(coupon, benefit, campaigns.get(coupon.campaignId ?? '') ?? benefit.name)] : [];
    }),
    consents: consents.map(consentData),
  };
}

const consentData = (consent: Consent): Data<'portal.my'>['consents'][number] => ({
  consentId: consent._id,
  purpose: consent.purpose,
  channels: consent.channels,
  textVersion: consent.textVersion,
  grantedAt: consent.grantedAt.toISOString(),
  withdrawnAt: consent.withdrawnAt?.toISOString() ?? null,
});
