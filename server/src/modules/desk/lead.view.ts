import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, callTimes, tiers } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { benefitById, couponOf } from '../benefits';
import { campaignById } from '../campaigns';
import { consentById } from '../consents';
import { ageOn, personById, relationOf } from '../customers';
import { actionsOn, choiceWords, decisionOf, leadCard, readableLead, traceInWords, type Lead } from '../leads';
import { areaById } from '../orgs';
import { productById } from '../products';
import { ownerText } from './ownerText';

/** The lead page: why it is mine, what was agreed, what was filled in. */
export async function leadView(actor: StaffActor, leadId: string): Promise<Data<'desk.lead'>> {
  const lead = await readableLead(actor, leadId);
  const now = businessNow();
  const person = await personById(lead.personId);
  if (!person) throw new AppError('LEAD_UNKNOWN');
  const campaign = lead.campaignId ? await campaignById(lead.campaignId) : null;
  const product = campaign?.productId ? await productById(campaign.productId) : null;
  const decision = await decisionOf(lead);
  const trace = decision ? await traceInWords(decision, lead, 'rm') : null;
  const consent = await consentById(lead.consentId);
  const area = await areaById(lead.areaId);
  const relation = await relationOf(actor.staffId, person._id);
  return {
    now: now.toISOString(),
    lead: leadCard(lead, trace?.why ?? (await choiceWords(lead, 'rm')), campaign?.title),
    customer: {
      personId: person._id,
      maskedName: person.maskedName,
      genderWord: person.gender === 'male' ? '男' : '女',
      age: ageOn(person.birthday, businessDayOf(now)),
      areaText: area?.name ?? '',
      ownerText: (await ownerText(actor, person, now)).text,
      tierName: tiers[person.tier],
      maskedPhone: person.maskedPhone || null,
      externalUserId: relation?.externalUserId ?? null,
    },
    candidates: trace?.candidates ?? [],
    reason: trace && { ruleText: trace.ruleText, rungs: trace.rungs, funnelText: trace.funnelText, excludedText: trace.excludedText },
    consent:
      consent && !consent.withdrawnAt
        ? { channels: consent.channels, purpose: consent.purpose, at: consent.grantedAt.toISOString(), textVersion: consent.textVersion }
        : null,
    facts: await factsOf(lead),
    wording: product?.wording ?? null,
    can: lead.staffId === actor.staffId ? actionsOn(lead) : [],
    firstContactMinutes: lead.terms?.contact ?? 0,
  };
}

/** What the person left: the benefit taken, and what was filled in last. */
async function factsOf(lead: Lead): Promise<{ label: string; value: string }[]> {
  const couponId = lead.touches
    .map((touch) => touch.source)
    .find((source) => source.startsWith('Coupon/'))
    ?.slice('Coupon/'.length);
  const coupon = couponId ? await couponOf(lead.personId, couponId) : null;
  const benefit = coupon ? await benefitById(coupon.benefitId) : null;
  const taken = benefit ? [{ label: '已领权益', value: `${benefit.name}，${benefit.faceValue.figure} ${benefit.faceValue.unit}` }] : [];
  return [...taken, ...(await wishOf(lead))];
}

async function wishOf({ touches }: Lead): Promise<{ label: string; value: string }[]> {
  const wish = touches.findLast(({ facts }) => facts.wish !== undefined)?.facts.wish;
  const product = wish?.productId ? await productById(wish.productId) : null;
  return [
    ...(product ? [{ label: '想了解', value: product.name }] : []),
    ...(wish?.callTime ? [{ label: '方便接听', value: callTimes[wish.callTime] }] : []),
  ];
}
