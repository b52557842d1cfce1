/** A lead of the same person and product line, as far as the place of a touch depends on it. */
export interface KnownLead {
  leadId: string;
  open: boolean;
  /** When it was opened, or re-opened. */
  openedAt: Date;
  closedAt: Date | null;
  /** When it had ended before it was re-opened; null when it never was. */
  reopenedFrom: Date | null;
  /** The lead that took its touches over; such a lead is over for good. */
  mergedInto: string | null;
  touches: readonly { source: string }[];
}

export interface NewTouch {
  source: string;
  at: Date;
}

export type Placement =
  /** Heard of before: nothing is to be done. */
  | { kind: 'known'; leadId: string }
  | { kind: 'join'; leadId: string }
  /** `absorbs`: the open lead that was made because this touch had not been heard of yet. */
  | { kind: 'reopen'; leadId: string; absorbs: string | null }
  | { kind: 'new' };

const DAY_MS = 86_400_000;

/**
 * Where a touch belongs: with the open lead of its person and product line; with the one that ended last, less than `days`
 * before the touch's own time, which is re-opened; else with a new one.
 *
 * Touches come late and out of order, and the leads must not depend on it. So a touch that would have re-opened the last lead,
 * had it come first, still does when a new lead was made meanwhile: that one's touches go along. What ended before the last one
 * was followed by another lead and stays as it is.
 */
export function placeTouch(leads: readonly KnownLead[], touch: NewTouch, days: number): Placement {
  const known = leads.find(({ touches }) => touches.some(({ source }) => source === touch.source));
  if (known) return { kind: 'known', leadId: known.leadId };
  const open = leads.find((lead) => lead.open);
  const last = lastEnded(leads);
  if (last && endedShortlyBefore(last.closedAt, touch.at, days)) {
    if (!open) return { kind: 'reopen', leadId: last.leadId, absorbs: null };
    if (open.reopenedFrom === null && open.openedAt >= last.closedAt) return { kind: 'reopen', leadId: last.leadId, absorbs: open.leadId };
  }
  return open ? { kind: 'join', leadId: open.leadId } : { kind: 'new' };
}

type EndedLead = KnownLead & { closedAt: Date };

function lastEnded(leads: readonly KnownLead[]): EndedLead | undefined {
  return leads
    .filter((lead): lead is EndedLead => lead.closedAt !== null && lead.mergedInto === null)
    .sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime() || (a.leadId < b.leadId ? -1 : 1))[0];
}

function endedShortlyBefore(closedAt: Date, at: Date, days: number): boolean {
  const since = at.getTime() - closedAt.getTime();
  return since >= 0 && since < days * DAY_MS;
}
