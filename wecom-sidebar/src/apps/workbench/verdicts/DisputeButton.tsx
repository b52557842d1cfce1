import { STATEMENT_LENGTH } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Dispute, type DisputeKind, useDispute, useRaiseDispute } from '../../../features/verdicts/verdicts';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { CardSkeleton } from '../../../ui/touch/states';
import './verdicts.css';

/** 对归属有异议 on the lead page: which dispute, with whom, in one's own words. */
export function DisputeButton({ leadId }: { leadId: string }) {
  const [open, setOpen] = useState(false);
  const query = useDispute(leadId, open);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        对归属有异议…
      </button>
      <Sheet title="对归属有异议" open={open} onClose={() => setOpen(false)}>
        {query.data ? <Form dispute={query.data} /> : query.isPending ? <CardSkeleton /> : <Refused error={query.error} />}
      </Sheet>
    </>
  );
}

const Refused = ({ error }: { error: unknown }) => (
  <Notice kind="bad" live>
    {errorWords(error).text}
  </Notice>
);

function Form({ dispute: { leadId, parties, viewerIsParty, kinds, openVerdictId } }: { dispute: Dispute }) {
  const navigate = useNavigate();
  const raise = useRaiseDispute(leadId);
  const [kind, setKind] = useState<DisputeKind | null>(null);
  const [me, ...others] = parties;
  const [otherId, setOther] = useState(others[0]?.staffId ?? '');
  const [statement, setStatement] = useState('');
  if (openVerdictId) {
    return (
      <Notice kind="info">
        这条线索已有一份未终局的裁决书
        <Link className="link" to={`/verdicts/${openVerdictId}`}>
          打开裁决书
        </Link>
      </Notice>
    );
  }
  if (!me || !viewerIsParty || others.length === 0) return <Notice kind="info">没有别的同事与这位客户有关系，没有归属争议</Notice>;
  const send = () =>
    kind &&
    raise.mutate(
      { kind, claimants: [me.staffId, otherId], statement: statement.trim() },
      { onSuccess: ({ verdictId }) => void navigate(`/verdicts/${verdictId}`) },
    );
  return (
    <>
      <div className="verdict-choices" role="radiogroup" aria-label="争议">
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            role="radio"
            aria-checked={kind === one.kind}
            className="choice"
            onClick={() => setKind(one.kind)}
          >
            {one.label}
          </button>
        ))}
      </div>
      <div className="verdict-choices" role="radiogroup" aria-label="对方">
        {others.map((one) => (
          <button
            key={one.staffId}
            type="button"
            role="radio"
            aria-checked={otherId === one.staffId}
            className="choice"
            onClick={() => setOther(one.staffId)}
          >
            对方：{one.name}（{one.unitName}，{one.tieText}）
          </button>
        ))}
      </div>
      <label className="field">
        陈述（{STATEMENT_LENGTH} 字以内）
        <textarea
          className="verdict-words"
          rows={3}
          value={statement}
          maxLength={STATEMENT_LENGTH}
          onChange={(event) => setStatement(event.target.value)}
        />
      </label>
      {raise.error && <Refused error={raise.error} />}
      <div className="button-row">
        <Button look="primary" busy={raise.isPending || kind === null || statement.trim() === ''} onClick={send}>
          提出并当场裁决
        </Button>
      </div>
    </>
  );
}
