import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, momentWords } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { AppError } from '../../platform/http/AppError';
import { campaignById } from '../campaigns';
import { consentById } from '../consents';
import { ageOn, personById } from '../customers';
import {
  choiceWords,
  dueWords,
  handWords,
  type Lead,
  readableLead,
  type Round,
  shownRound,
  sourceWords,
  stateTone,
  stateWords,
  timelineOf,
  titleWords,
  traceInWords,
  whyWaiting,
} from '../leads';
import { dutyWords, staffById, staffByIds, unitById, unitsByIds } from '../orgs';
import { deliveriesOfLead, type Delivery } from '../outreach';
import { ledgersOf } from './ledgers';

type LeadTrace = Data<'cockpit.leadTrace'>;
type TraceWords = Pick<LeadTrace, 'why' | 'ruleText' | 'rungs' | 'funnelText' | 'excludedText' | 'candidates'>;
type Rounds = Pick<LeadTrace, 'rounds' | 'shown' | 'nowWhy'>;

/**
 * One lead: every round of it, why one of them went to whom and who else could have been, what happened, and the four ledgers.
 * @param assignmentNo the round that is looked at; without it the latest that distribution decided
 * @throws AppError LEAD_UNKNOWN, REQUEST_INVALID
 */
export async function leadTraceView(actor: StaffActor, leadId: string, assignmentNo?: number): Promise<LeadTrace> {
  const lead = await readableLead(actor, leadId);
  const person = await personById(lead.personId);
  if (!person) throw new AppError('LEAD_UNKNOWN');
  const now = businessNow();
  const campaign = lead.campaignId ? await campaignById(lead.campaignId) : null;
  return {
    now: now.toISOString(),
    leadId: lead._id,
    title: titleWords(lead),
    maskedName: person.maskedName,
    genderWord: person.gender === 'male' ? '男' : '女',
    age: ageOn(person.birthday, businessDayOf(now)),
    state: lead.state,
    stateWord: stateWords(lead),
    tone: stateTone(lead, now),
    sourceText: sourceWords(lead, campaign?.title),
    consentText: await consentWords(lead.consentId, now),
    dueText: dueWords(lead, now),
    staff: await staffOf(lead, businessDayOf(now)),
    ...(await roundsIn(lead, assignmentNo)),
    timeline: await wholeTimeline(lead),
    ledgers: await ledgersOf(lead, person, now),
  };
}

async function roundsIn(lead: Lead, assignmentNo: number | undefined): Promise<Rounds & TraceWords> {
  const { rounds, round, decision } = await shownRound(lead, assignmentNo);
  const isNow = round?.assignmentNo === lead.assignmentNo && lead.staffId !== null;
  const nowWhy = await placeWords(lead);
  return {
    rounds: await roundRows(lead, rounds),
    shown: round?.assignmentNo ?? null,
    nowWhy: round && !isNow ? nowWhy : [],
    ...(decision ? await traceInWords(decision, lead, 'manager') : await undecidedWords(round, nowWhy)),
  };
}

/** Why the lead is where it is now, where distribution did not put it there. */
const placeWords = (lead: Lead): Promise<string[]> => (lead.state === 'waiting' ? whyWaiting(lead) : choiceWords(lead, 'manager'));

async function undecidedWords(round: Round | null, nowWhy: string[]): Promise<TraceWords> {
  return {
    why: round ? await handWords(round.entry, 'manager') : nowWhy,
    ruleText: round ? withoutDecision(round) : '还没有分配',
    rungs: [],
    funnelText: '',
    excludedText: null,
    candidates: [],
  };
}

const withoutDecision = ({ entry }: Round): string => (entry.what === 'assigned' ? '没有留下依据' : '由人决定，没有自动分配');

async function roundRows(lead: Lead, rounds: readonly Round[]): Promise<LeadTrace['rounds']> {
  const staff = new Map((await staffByIds(rounds.map(({ staffId }) => staffId))).map((one) => [one._id, one]));
  const units = new Map((await unitsByIds([...staff.values()].map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  return rounds.map(({ assignmentNo, staffId, entry, byText }) => ({
    assignmentNo,
    at: entry.at.toISOString(),
    staffId,
    name: staff.get(staffId)?.name ?? '',
    outletName: units.get(staff.get(staffId)?.unitId ?? '') ?? '',
    byText,
    isNow: lead.open && lead.staffId !== null && assignmentNo === lead.assignmentNo,
  }));
}

async function consentWords(consentId: string, now: Date): Promise<string | null> {
  const consent = await consentById(consentId);
  if (!consent) return null;
  if (consent.withdrawnAt) return `已撤回同意，${momentWords(consent.withdrawnAt, now)}`;
  return `已同意${consent.channels}，用途：${consent.purpose}，${momentWords(consent.grantedAt, now)}，同意书 ${consent.textVersion}`;
}

async function staffOf({ staffId }: Lead, today: string): Promise<LeadTrace['staff']> {
  const staff = staffId ? await staffById(staffId) : null;
  const outlet = staff ? await unitById(staff.unitId) : null;
  if (!staff || !outlet) return null;
  return { staffId: staff._id, name: staff.name, outletName: outlet.name, dutyText: dutyWords(staff, outlet, today) };
}

/** The lead's own history with what left for the RM and the customer on its way. */
async function wholeTimeline(lead: Lead): Promise<LeadTrace['timeline']> {
  const sent = (await deliveriesOfLead(lead._id)).flatMap(sentEntry);
  return [...(await timelineOf(lead)), ...sent].sort((a, b) => a.at.localeCompare(b.at));
}

/** Handed over is all that is known: whether it was read, the platform does not tell. */
function sentEntry({ kind, state, settledAt }: Delivery): LeadTrace['timeline'] {
  if (state !== 'accepted' || !settledAt || kind === 'card_update') return [];
  const text = kind === 'staff_card' ? '卡片已交平台' : '话术已调起发送，是否已读平台不提供';
  return [{ at: settledAt.toISOString(), text, tone: 'neutral' }];
}
