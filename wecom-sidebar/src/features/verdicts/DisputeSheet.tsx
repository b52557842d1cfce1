import { type ReactNode, useState } from 'react';
import { errorWords } from '../../platform/errors/errorWords';
import { Notice } from '../../ui/touch/Notice';
import { Sheet } from '../../ui/touch/Sheet';
import { CardSkeleton } from '../../ui/touch/states';
import { type Dispute, useDispute } from './verdicts';

/** 对归属有异议: what may be raised about a lead is asked for when the sheet opens; the children say it and where it leads. */
export function DisputeSheet({ leadId, children }: { leadId: string; children: (dispute: Dispute) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const query = useDispute(leadId, open);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        对归属有异议…
      </button>
      <Sheet title="对归属有异议" open={open} onClose={() => setOpen(false)}>
        {query.data ? (
          children(query.data)
        ) : query.isPending ? (
          <CardSkeleton />
        ) : (
          <Notice kind="bad" live>
            {errorWords(query.error).text}
          </Notice>
        )}
      </Sheet>
    </>
  );
}
