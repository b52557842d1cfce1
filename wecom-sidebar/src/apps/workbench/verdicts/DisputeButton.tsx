import { Link, useNavigate } from 'react-router';
import { DisputeSheet } from '../../../features/verdicts/DisputeSheet';
import { type Dispute, useRaiseDispute } from '../../../features/verdicts/verdicts';
import { DisputeForm } from '../../../ui/touch/DisputeForm';

/** 对归属有异议 on the lead page; the document it ends in is opened. */
export const DisputeButton = ({ leadId }: { leadId: string }) => (
  <DisputeSheet leadId={leadId}>{(dispute) => <Raise dispute={dispute} />}</DisputeSheet>
);

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
