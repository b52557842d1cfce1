import { businessNow } from '../../../platform/clock/clock';
import { ofTouches } from '../intake/enquiry';
import { type Lead, LeadModel, type Touch } from '../lead.model';
import { declinedIn } from '../toldByTouches';
import { writeLead } from './moveLead';
import { recycleLead } from './recycleLead';

/** Gives touches to a lead that has its own, in the caller's transaction. */
export async function joinTouches(lead: Lead, touches: readonly Touch[], at: Date): Promise<Lead> {
  const entry = { at, what: 'joined' as const, staffId: null, assignmentNo: null, code: null };
  const all = ofTouches([...lead.touches, ...touches]);
  await writeLead(lead, { $set: all, $push: { history: entry } });
  return { ...lead, ...all, history: [...lead.history, entry] };
}

/** The same for touches that the lead is to obey: whom the customer declined in them gets it no more, and lets it go who has it. */
export async function obeyTouches(lead: Lead, touches: readonly Touch[], at: Date): Promise<void> {
  const joined = await joinTouches(lead, touches, at);
  const barred = [...new Set([...lead.facts.barred, ...declinedIn(joined.touches)])];
  if (barred.length === lead.facts.barred.length) return;
  await LeadModel.updateOne({ _id: lead._id }, { $set: { 'facts.barred': barred } });
  await leaveBarred({ ...joined, facts: { ...lead.facts, barred } });
}

/** A lead does not stay with whom its customer would not hear from. */
export async function leaveBarred(lead: Lead): Promise<void> {
  const { staffId, facts } = lead;
  if (staffId && facts.barred.includes(staffId)) await recycleLead({ ...lead, staffId }, 'declined', businessNow());
}
