import type { Data } from '@yinqiao/shared/contracts';
import type { Lead } from './lead.model';
import { sourceWords, stateWords, titleWords } from './lead.words';

export type LeadCardData = Data<'desk.lead'>['lead'];

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
