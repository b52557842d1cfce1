import { LeadGrabbed } from '../../../events/leads';
import { processor } from '../../../platform/work';
import { bookGrab } from '../commands/bookGrab';
import { LeadModel } from '../lead.model';

/** A grab is won by the lead's own write alone; what it means for fair share is booked after it. */
export const bookGrabOnLeadGrabbed = processor({
  kind: 'transaction',
  name: 'bookGrabOnLeadGrabbed',
  on: LeadGrabbed,
  lane: 'normal',
  key: ({ staffId }) => staffId,
  serial: true,
  run: async ({ payload: { leadId, staffId }, at }) => {
    const lead = await LeadModel.findById(leadId).select({ productLine: 1 }).lean();
    if (lead) await bookGrab(lead, staffId, at);
  },
});
