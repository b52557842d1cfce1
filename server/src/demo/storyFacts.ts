import { couponsOf, type Coupon } from '../modules/benefits';
import { campaignsFor } from '../modules/campaigns';
import { scriptById } from '../modules/content';
import { consentsOf, type Consent } from '../modules/consents';
import { personById, relationOf } from '../modules/customers';
import { type Lead, leadsOfPerson, whyOf, whyWaiting } from '../modules/leads';
import { staffById } from '../modules/orgs';
import { scriptSendsTo, type Delivery } from '../modules/outreach';
import { businessNow } from '../platform/clock/clock';
import { DEMO_MARK_ID, DemoMarkModel, DemoPersonaModel, type DemoPersona } from './demo.models';

/** What has happened to the person in play since the seed; every step is read from what the product itself recorded. */
export interface Facts {
  coupon: Coupon | null;
  consent: Consent | null;
  lead: Lead | null;
  staffName: string;
  staffPersonaId: string | null;
  friendSince: Date | null;
  send: Delivery | null;
  scriptTitle: string | null;
  /** Why this RM, the line that decided. */
  why: string | null;
  /** Why the lead has nobody yet; empty when it has somebody. */
  waiting: readonly string[];
  /** A campaign the person can claim now that may lead to an RM. */
  offer: string | null;
}

/** Reads what the steps of the story rest on. */
export async function factsOf(persona: DemoPersona): Promise<Facts> {
  const mark = await DemoMarkModel.findById(DEMO_MARK_ID).lean();
  const begun = mark?.startsAt ?? new Date(0);
  const coupon = (await couponsOf(persona.subjectId)).filter((one) => one.claimedAt && one.claimedAt >= begun).at(-1) ?? null;
  const consent = (await consentsOf(persona.subjectId)).filter((one) => one.grantedAt >= begun).at(-1) ?? null;
  const lead = (await leadsOfPerson(persona.subjectId)).find((one) => one.consentId === consent?._id || one.capturedAt >= begun) ?? null;
  const staff = lead?.staffId ? await staffById(lead.staffId) : null;
  const relation = staff ? await relationOf(staff._id, persona.subjectId) : null;
  const rm = staff ? await DemoPersonaModel.findOne({ subjectId: staff._id }).lean<DemoPersona | null>() : null;
  const send = lead ? await firstSendWithin(lead, begun) : null;
  return {
    coupon,
    consent,
    lead,
    staffName: staff?.name ?? '顾问',
    staffPersonaId: rm?._id ?? null,
    friendSince: relation?.since ?? null,
    send,
    scriptTitle: send?.scriptId ? ((await scriptById(send.scriptId))?.title ?? null) : null,
    why: lead ? await decidingReason(lead) : null,
    waiting: lead?.state === 'waiting' ? await whyWaiting(lead) : [],
    offer: consent ? null : await offerTo(persona.subjectId),
  };
}

/** The first script that whoever follows the lead sent while it was theirs to follow. */
async function firstSendWithin(lead: Lead, begun: Date): Promise<Delivery | null> {
  const until = lead.closedAt ?? businessNow();
  const sends = (await scriptSendsTo(lead.personId)).filter(
    ({ state, staffId, plannedAt }) =>
      state === 'accepted' && staffId === lead.staffId && plannedAt >= begun && plannedAt >= lead.capturedAt && plannedAt <= until,
  );
  return sends.at(-1) ?? null;
}

/** That the customer has an owner decides first, so it is the first line; otherwise the last line tells. */
async function decidingReason(lead: Lead): Promise<string | null> {
  const lines = (await whyOf([lead], 'manager')).get(lead._id) ?? [];
  return (lead.staffId === lead.ownerId ? lines[0] : lines.at(-1)) ?? null;
}

/** The campaign with an advisor behind it that the person meets first on their phone. */
async function offerTo(personId: string): Promise<string | null> {
  const person = await personById(personId);
  if (!person) return null;
  const open = (await campaignsFor(person)).filter(({ campaign, state }) => state === 'open' && campaign.productLine !== null);
  return (open.find(({ campaign }) => campaign.hero) ?? open[0])?.campaign.title ?? null;
}
