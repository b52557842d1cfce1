import type { Data } from '@yinqiao/shared/contracts';
import { canMoveLead } from '@yinqiao/shared/domain';
import { type Decision, DecisionModel, readDecision, type StoredDecision } from './decision.model';
import { candidateWords, excludedWords, funnelWords, ruleWords, rungWords } from './distribution/traceWords';
import { type Reader, whyWords } from './distribution/whyWords';
import { formerWords, historyUntil } from './formerWords';
import { type Lead, LeadModel } from './lead.model';
import { namesOf, namesOfStaff } from './lead.names';
import { historyWords } from './lead.words';

/** Narrow questions the screens may ask about leads. Which leads a member may see is `readableLead`'s business. */
export const leadsOfPerson = (personId: string) => LeadModel.find({ personId }).sort({ _id: -1 }).limit(50).lean<Lead[]>();

/** Open leads about this person that this member follows, the newest first. */
export const openLeadsWith = (staffId: string, personId: string) =>
  LeadModel.find({ personId, open: true, staffId }).sort({ _id: -1 }).lean<Lead[]>();

export const leadsByIds = (leadIds: readonly string[]) => LeadModel.find({ _id: { $in: [...leadIds] } }).lean<Lead[]>();

/** What a member may do with a lead now; buttons are rendered from it. */
export function actionsOn(lead: Pick<Lead, 'state'>): Data<'desk.lead'>['can'] {
  return [
    ...(canMoveLead(lead.state, 'accept') ? (['accept'] as const) : []),
    ...(canMoveLead(lead.state, 'return') ? (['return'] as const) : []),
    ...(canMoveLead(lead.state, 'contact') ? (['outcome'] as const) : []),
  ];
}

/** The decision behind the present assignment; null where nobody has the lead or a person chose. */
export async function decisionOf({
  _id: leadId,
  staffId,
  assignmentNo,
}: Pick<Lead, '_id' | 'staffId' | 'assignmentNo'>): Promise<Decision | null> {
  const stored = staffId ? await DecisionModel.findOne({ leadId, assignmentNo }).lean<StoredDecision | null>() : null;
  return stored && readDecision(stored);
}

/** Every decision about a lead, oldest first; a transfer or a grab leaves none. */
export const decisionsOf = async (leadId: string): Promise<Decision[]> =>
  (await DecisionModel.find({ leadId }).sort({ assignmentNo: 1 }).lean<StoredDecision[]>()).map(readDecision);

/** Why each of these leads went to whom, in at most three lines, by lead. */
export async function whyOf(
  leads: readonly Pick<Lead, '_id' | 'assignmentNo' | 'history'>[],
  reader: Reader,
): Promise<Map<string, string[]>> {
  const byId = new Map(leads.map((lead) => [lead._id, lead]));
  const stored = await DecisionModel.find({ leadId: { $in: [...byId.keys()] } }).lean<StoredDecision[]>();
  const decisions = stored.filter(({ leadId, assignmentNo }) => byId.get(leadId)?.assignmentNo === assignmentNo).map(readDecision);
  const names = await namesOf(decisions.map(({ trace }) => trace));
  return new Map(
    decisions.map(({ leadId, trace, decidedAt }) => {
      const past = historyUntil(byId.get(leadId)?.history ?? [], decidedAt);
      return [leadId, whyWords(trace, { ...names, formerly: formerWords(past) }, reader)];
    }),
  );
}

export type TraceInWords = Pick<Data<'cockpit.leadTrace'>, 'why' | 'ruleText' | 'rungs' | 'funnelText' | 'excludedText' | 'candidates'>;

/** The whole trace of a decision, for whoever works the lead or looks at it. */
export async function traceInWords(
  { trace, decidedAt }: Pick<Decision, 'trace' | 'decidedAt'>,
  { history }: Pick<Lead, 'history'>,
  reader: Exclude<Reader, 'customer'>,
): Promise<TraceInWords> {
  const names = { ...(await namesOf([trace])), formerly: formerWords(historyUntil(history, decidedAt)) };
  return {
    why: whyWords(trace, names, reader),
    ruleText: ruleWords(trace),
    rungs: rungWords(trace, names),
    funnelText: funnelWords(trace, names),
    excludedText: excludedWords(trace),
    candidates: candidateWords(trace, names),
  };
}

/** What happened to a lead, in words, oldest first. */
export async function timelineOf(lead: Lead): Promise<Data<'cockpit.leadTrace'>['timeline']> {
  const staff = await namesOfStaff(lead.history.flatMap(({ staffId, byStaffId }) => [staffId ?? [], byStaffId ?? []].flat()));
  return lead.history.map((entry) => ({ at: entry.at.toISOString(), ...historyWords(entry, lead, staff) }));
}
