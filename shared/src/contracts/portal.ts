import { z } from 'zod';
import { endpoint } from './endpoint';
import { advisor, area, campaignCard, consent, contactProgress, couponCard, invitation, productCard, productFamily } from './schemas';
import { count, fact, id, instant } from './values';

export const viewer = z.strictObject({ maskedName: z.string(), salutation: z.string(), largeType: z.boolean(), demo: z.boolean() });

export const portalEndpoints = {
  'portal.welfare': endpoint('portal.welfare', {
    summary: 'The welfare tab: campaigns of the customer’s area.',
    actor: 'customer',
    action: 'read:Campaign',
    response: z.strictObject({
      viewer,
      area,
      now: instant,
      hero: campaignCard.nullable(),
      others: z.array(campaignCard),
    }),
  }),
  'portal.areas': endpoint('portal.areas', {
    summary: 'The areas a customer can choose.',
    actor: 'customer',
    action: 'read:Area',
    response: z.strictObject({ areas: z.array(area) }),
  }),
  'portal.campaign': endpoint('portal.campaign', {
    summary: 'One campaign as the customer reads it before claiming.',
    actor: 'customer',
    action: 'read:Campaign',
    params: z.strictObject({ campaignId: id }),
    query: z.strictObject({ entryId: id.optional() }),
    response: z.strictObject({
      viewer,
      now: instant,
      card: campaignCard,
      facts: z.array(fact),
      /** What must be said in red-line cases, one sentence each. */
      notices: z.array(z.string()),
      product: productCard.nullable(),
      /** The consent that may be given with the claim; null when the campaign asks for none. */
      consentText: z
        .strictObject({ version: z.string(), title: z.string(), purpose: z.string(), channels: z.string(), body: z.array(z.string()) })
        .nullable(),
      invitation: invitation.nullable(),
    }),
    errors: ['CAMPAIGN_UNKNOWN'],
  }),
  'portal.coupon': endpoint('portal.coupon', {
    summary: 'A claimed coupon: its code, how to use it, and how far the promised contact has come.',
    actor: 'customer',
    action: 'read:Coupon',
    params: z.strictObject({ couponId: id }),
    response: z.strictObject({
      viewer,
      now: instant,
      coupon: couponCard,
      /** Six digits. */
      redeemCode: z.string(),
      codeHint: z.string(),
      steps: z.array(z.strictObject({ title: z.string(), text: z.string() })),
      contact: contactProgress,
    }),
    errors: ['COUPON_UNKNOWN'],
  }),
  'portal.products': endpoint('portal.products', {
    summary: 'The business tab: products with their standing wording.',
    actor: 'customer',
    action: 'read:Product',
    query: z.strictObject({ family: productFamily.optional() }),
    response: z.strictObject({
      viewer,
      families: z.array(z.strictObject({ family: productFamily, name: z.string(), count })),
      products: z.array(productCard),
      /** What stands first, and the fact it rests on; null when there is no such fact. */
      recommended: z.strictObject({ product: productCard, why: z.string() }).nullable(),
    }),
  }),
  'portal.product': endpoint('portal.product', {
    summary: 'One product: grade, terms, wording; the campaign and the advisor that lead on, if any.',
    actor: 'customer',
    action: 'read:Product',
    params: z.strictObject({ productId: id }),
    response: z.strictObject({
      viewer,
      product: productCard,
      riskText: z.string().nullable(),
      moreFacts: z.array(fact),
      campaign: z.strictObject({ campaignId: id, title: z.string() }).nullable(),
      advisor: advisor.nullable(),
    }),
    errors: ['PRODUCT_UNKNOWN'],
  }),
  'portal.my': endpoint('portal.my', {
    summary: 'The my tab: my advisor and why, my benefits, my consents.',
    actor: 'customer',
    action: 'read:Self',
    response: z.strictObject({
      viewer,
      now: instant,
      area,
      advisor: advisor.nullable(),
      /** 换一位: how often it may still be asked for, or what is being done about it; null where nobody could be changed. */
      change: z.strictObject({ left: count, text: z.string() }).nullable(),
      /** 认领: who asks to look after the customer from now on. */
      proposal: z.strictObject({ claimId: id, name: z.string(), staffNo: z.string(), outletName: z.string() }).nullable(),
      contact: contactProgress,
      coupons: z.array(couponCard),
      consents: z.array(consent),
    }),
  }),
};
