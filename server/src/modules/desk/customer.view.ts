import type { Data } from '@yinqiao/shared/contracts';
import { addDays, businessDayOf, dayWords, daysBetween, riskTolerances, shanghaiInstant, tiers } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { campaignsByIds } from '../campaigns';
import { contactStateOf } from '../consents';
import { ageOn, type Person, personInChatOf } from '../customers';
import { choiceWords, leadCard, leadsOfPerson, openLeadsWith, stateWords, titleWords, verdictsAbout, whyOf, type Lead } from '../leads';
import { areaById, staffById, unitById } from '../orgs';
import { gateStrip } from '../outreach';
import { openTasksWith } from '../tasks';
import { journeyOf } from './journey';
import { nextStep } from './nextStep';
import { ownerText } from './ownerText';
import { taskCards } from './taskCards';

const RISK_WARNING_DAYS = 30;

/** The sidebar: who this is, what may be sent, what to do now. */
export async function customerView(actor: StaffActor, externalUserId: string): Promise<Data<'desk.customer'>> {
  const person = await personInChatOf(actor, externalUserId);
  const now = businessNow();
  const [leads, tasks] = await Promise.all([openLeadsWith(actor.staffId, person._id), openTasksWith(actor.staffId, person._id)]);
  const [lead] = leads;
  // None of these waits for another: the sidebar opens with every chat.
  const [owner, place, warning, gate, next, cards, others, verdicts, tasksShown, journey] = await Promise.all([
    ownerText(actor, person, now),
    placeOf(person),
    warningOf(person, now),
    gateStrip(person._id),
    lead ? nextStep({ staffId: actor.staffId, lead, tasks, now }) : null,
    leadCards(leads),
    othersLeads(actor, person._id),
    verdictsAbout(actor, person._id),
    taskCards(actor, tasks),
    journeyOf(person._id),
  ]);
  return {
    now: now.toISOString(),
    personId: person._id,
    head: {
      maskedName: person.maskedName,
      age: ageOn(person.birthday, businessDayOf(now)),
      genderWord: person.gender === 'male' ? '男' : '女',
      tierName: tiers[person.tier],
      riskText: riskText(person),
      ownerText: owner.text,
      ownerIsOther: owner.isOther,
      outletName: place.outletName,
      warning,
    },
    gate,
    next,
    leads: cards,
    othersLeads: others,
    verdicts,
    tasks: tasksShown,
    outcomeFor: outcomeFor(leads),
    profile: profileRows(person, place.areaName),
    journey,
  };
}

async function placeOf({ areaId }: Person): Promise<{ areaName: string; outletName: string }> {
  const area = await areaById(areaId);
  const outlet = area ? await unitById(area.outletId) : null;
  return { areaName: area?.name ?? '', outletName: outlet?.name ?? '' };
}

const riskText = (person: Person) => (person.risk ? `${person.risk.tolerance} ${riskTolerances[person.risk.tolerance]}` : null);

/** One warning only, the gravest. */
async function warningOf(person: Person, now: Date): Promise<string | null> {
  const state = await contactStateOf(person._id);
  if (state.restUntil && state.restUntil > now) return `拒绝营销至 ${dayWords(state.restUntil, now)}`;
  const today = businessDayOf(now);
  if (!person.risk) return null;
  if (person.risk.validUntil < today) return '风评已过期';
  if (person.risk.validUntil <= addDays(today, RISK_WARNING_DAYS)) return `风评 ${daysBetween(today, person.risk.validUntil)} 天后到期`;
  return null;
}

async function leadCards(leads: readonly Lead[]): Promise<Data<'desk.customer'>['leads']> {
  const why = await whyOf(leads, 'rm');
  const campaigns = await campaignsByIds(leads.flatMap((lead) => lead.campaignId ?? []));
  const cards = [];
  for (const lead of leads) {
    const reasons = why.get(lead._id) ?? (await choiceWords(lead, 'rm'));
    cards.push(leadCard(lead, reasons, campaigns.find((one) => one._id === lead.campaignId)?.title));
  }
  return cards;
}

/** A friend sees who follows the customer's other needs; nobody is told what they asked for in detail. */
async function othersLeads({ staffId }: StaffActor, personId: string): Promise<Data<'desk.customer'>['othersLeads']> {
  const others = (await leadsOfPerson(personId)).filter((lead) => lead.open && lead.staffId !== null && lead.staffId !== staffId);
  const told = [];
  for (const lead of others) {
    const follower = await staffById(lead.staffId!);
    const outlet = follower && (await unitById(follower.unitId));
    const followerText = `${follower?.name ?? ''}（${outlet?.name ?? ''}）在跟进`;
    told.push({ leadId: lead._id, title: titleWords(lead), stateWord: stateWords(lead), followerText });
  }
  return told;
}

function outcomeFor(leads: readonly Lead[]): Data<'desk.customer'>['outcomeFor'] {
  for (const { _id, assignmentNo, state } of leads) {
    if (state === 'accepted' || state === 'contacted' || state === 'qualified') return { leadId: _id, assignmentNo, state };
  }
  return null;
}

function profileRows(person: Person, areaName: string): Data<'desk.customer'>['profile'] {
  const row = (label: string, value: string | null, reveal: 'phone' | 'name' | null = null) => (value ? [{ label, value, reveal }] : []);
  return [
    ...row('姓名', person.maskedName, 'name'),
    ...row('手机', person.maskedPhone, 'phone'),
    ...row('客层', tiers[person.tier]),
    ...row('片区', areaName),
    ...row('持有', person.holdings.join('、')),
    ...row('渠道偏好', person.channelPreference),
    ...row('活跃时段', person.activeHours),
    ...row(
      '风评',
      person.risk ? `${riskText(person)} · ${dayWords(shanghaiInstant(person.risk.validUntil), businessNow())}到期` : '未测评',
    ),
  ];
}
