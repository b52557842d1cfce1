import type { Data } from '@yinqiao/shared/contracts';
import type { Person } from '../customers';
import type { Lead } from './lead.model';
import { dueWords, sourceWords, stateTone, stateWords, titleWords } from './lead.words';

type LeadRow = Data<'leads.list'>['leads'][number];
export type LeadCardData = Data<'desk.lead'>['lead'];

/** A row of the console's list; the name is masked, as it is stored. */
export function leadRow(lead: Lead, person: Person | undefined, unitName: string, staffName: string | null, now: Date): LeadRow {
  return {
    leadId: lead._id,
    maskedName: person?.maskedName ?? '',
    title: titleWords(lead),
    sourceText: sourceWords(lead),
    capturedAt: lead.capturedAt.toISOString(),
    state: lead.state,
    stateWord: stateWords(lead),
    tone: stateTone(lead, now),
    unitName,
    staffName,
    dueText: dueWords(lead, now),
  };
}

/** The card of whoever works the lead. @param why at most three lines */
export function leadCard(lead: Lead, why: string[], campaignTitle?: string): LeadCardData {
  return {
    leadId: lead._id,
    assignmentNo: lead.assignmentNo,
    state: lead.state,
    stateWord: stateWords(lead),
    title: titleWords(lead),
    sourceText: sourceWords(lead, campaignTitle),
    capturedAt: lead.capturedAt.toISOString(),
    acceptBy: lead.acceptBy?.toISOString() ?? null,
    firstContactBy: lead.firstContactBy?.toISOString() ?? null,
    attempts: lead.attempts,
    why,
  };
}
