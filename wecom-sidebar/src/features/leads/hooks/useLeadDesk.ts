import type { Outcome, ReturnReason } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { type LeadRef, useAcceptLead, useRecordOutcome, useReturnLead } from './useLeadCommands';

interface OpenSheet {
  kind: 'return' | 'outcome';
  lead: LeadRef;
}

const refOf = ({ leadId, assignmentNo }: LeadRef): LeadRef => ({ leadId, assignmentNo });

/**
 * Everything an RM does with the leads of a page, and which sheet is open for which of them. The lead is kept while its
 * sheet is open: an outcome may end the lead and take its card off the page, and what it did must still be read.
 */
export function useLeadDesk() {
  const accept = useAcceptLead();
  const giveBack = useReturnLead();
  const record = useRecordOutcome();
  const [open, setOpen] = useState<OpenSheet | null>(null);
  return {
    openSheet: open?.kind ?? null,
    askReturn: (lead: LeadRef) => setOpen({ kind: 'return', lead: refOf(lead) }),
    askOutcome: (lead: LeadRef) => setOpen({ kind: 'outcome', lead: refOf(lead) }),
    close: () => {
      setOpen(null);
      giveBack.reset();
      record.reset();
    },
    accept: (lead: LeadRef, onAccepted: () => void) => accept.mutate(refOf(lead), { onSuccess: onAccepted }),
    isAccepting: accept.isPending,
    acceptErrorOf: (lead: LeadRef) => (accept.variables?.leadId === lead.leadId ? accept.error : null),
    giveBack: (reason: ReturnReason, note: string | undefined, onReturned: () => void) =>
      open && giveBack.mutate({ ...open.lead, reason, ...(note === undefined ? {} : { note }) }, { onSuccess: onReturned }),
    isReturning: giveBack.isPending,
    returnError: giveBack.error,
    record: (outcome: Outcome) => open && record.mutate({ ...open.lead, outcome }),
    isRecording: record.isPending,
    recordError: record.error,
    /** What the recorded outcome did, in words. */
    effects: record.data?.effects ?? null,
  };
}

export type LeadDesk = ReturnType<typeof useLeadDesk>;
