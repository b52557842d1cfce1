import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Dispute, useDispute, useRaiseDispute } from '../../../features/verdicts/verdicts';
import { errorWords } from '../../../platform/errors/errorWords';
import { DisputeForm } from '../../../ui/touch/DisputeForm';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { CardSkeleton } from '../../../ui/touch/states';

/** 对归属有异议 on the lead page; the document it ends in is opened. */
export function DisputeButton({ leadId }: { leadId: string }) {
  const [open, setOpen] = useState(false);
  const query = useDispute(leadId, open);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        对归属有异议…
      </button>
      <Sheet title="对归属有异议" open={open} onClose={() => setOpen(false)}>
        {query.data ? (
          <Raise dispute={query.data} />
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

function Raise({ dispute }: { dispute: Dispute }) {
  const navigate = useNavigate();
  const raise = useRaiseDispute(dispute.leadId);
  return (
    <DisputeForm
      dispute={dispute}
      busy={raise.isPending}
      error={raise.error}
      onRaise={(body) => raise.mutate(body, { onSuccess: ({ verdictId }) => void navigate(`/verdicts/${verdictId}`) })}
      linkTo={(verdictId) => (
        <Link className="link" to={`/verdicts/${verdictId}`}>
          打开裁决书
        </Link>
      )}
    />
  );
}
