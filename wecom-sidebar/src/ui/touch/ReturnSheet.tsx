import { type ReturnReason, returnReasons } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { errorWords } from '../../platform/errors/errorWords';
import { Button } from './Button';
import { Notice } from './Notice';
import { Sheet } from './Sheet';

interface Props {
  open: boolean;
  onClose: () => void;
  busy: boolean;
  error: unknown;
  onReturn: (reason: ReturnReason, note: string | undefined) => void;
}

const reasonIds = Object.keys(returnReasons) as ReturnReason[];
const NOTE_LENGTH = 20;

/** Hands a lead back with a reason; only 其他 asks for words, twenty at most. */
export function ReturnSheet({ open, onClose, busy, error, onReturn }: Props) {
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [note, setNote] = useState('');
  const complete = reason !== null && (reason !== 'other' || note.trim() !== '');
  return (
    <Sheet title="退回线索" open={open} onClose={onClose}>
      <p className="sub">退回后会重新分给合适的同事。请选一个原因：</p>
      <div className="choice-grid" role="radiogroup" aria-label="退回原因">
        {reasonIds.map((id) => (
          <button key={id} type="button" role="radio" aria-checked={reason === id} className="choice" onClick={() => setReason(id)}>
            {returnReasons[id]}
          </button>
        ))}
      </div>
      {reason === 'other' && (
        <label className="field">
          说明（{NOTE_LENGTH} 字以内）
          <input value={note} maxLength={NOTE_LENGTH} onChange={(event) => setNote(event.target.value)} />
        </label>
      )}
      {error !== null && (
        <div className="field">
          <Notice kind="bad" live>
            {errorWords(error).text}
          </Notice>
        </div>
      )}
      <div className="button-row">
        <Button look="primary" busy={busy || !complete} onClick={() => reason && onReturn(reason, note.trim() || undefined)}>
          退回线索
        </Button>
      </div>
    </Sheet>
  );
}
