import { STATEMENT_LENGTH } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { useAppeal, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';
import { Sheet } from '../../../ui/touch/Sheet';
import { useToast } from '../../../ui/touch/Toast';

interface Props {
  document: VerdictDocument;
  open: boolean;
  onClose: () => void;
}

/** 申诉 in the party's own words; a refusal keeps them. */
export function AppealSheet({ document, open, onClose }: Props) {
  const toast = useToast();
  const appeal = useAppeal(document);
  const [reason, setReason] = useState('');
  const send = () =>
    appeal.mutate(reason.trim(), {
      onSuccess: () => {
        toast('已申诉，3 个工作日内答复');
        onClose();
      },
    });
  return (
    <Sheet title="申诉" open={open} onClose={onClose}>
      <p className="sub">{document.appealText}</p>
      <label className="field">
        理由（{STATEMENT_LENGTH} 字以内，对方和答复人都看得到）
        <textarea data-first rows={4} value={reason} maxLength={STATEMENT_LENGTH} onChange={(event) => setReason(event.target.value)} />
      </label>
      {appeal.error && (
        <Notice kind="bad" live>
          {errorWords(appeal.error).text}
        </Notice>
      )}
      <div className="button-row">
        <Button look="primary" busy={appeal.isPending || reason.trim() === ''} onClick={send}>
          提交申诉
        </Button>
      </div>
    </Sheet>
  );
}
