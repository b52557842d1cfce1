import { type RevealReason, revealReasons } from '@yinqiao/shared/domain';
import { errorWords } from '../../platform/errors/errorWords';
import { Notice } from './Notice';
import { Sheet } from './Sheet';

interface Props {
  open: boolean;
  onClose: () => void;
  label: string;
  busy: boolean;
  error: unknown;
  value: string | null;
  onReveal: (reason: RevealReason) => void;
}

const reasonIds = Object.keys(revealReasons) as RevealReason[];

/** Shows one masked value in full, after a reason; closing the sheet forgets it. */
export function RevealSheet({ open, onClose, label, busy, error, value, onReveal }: Props) {
  return (
    <Sheet title={`查看${label}`} open={open} onClose={onClose}>
      {error !== null && (
        <Notice kind="bad" live>
          {errorWords(error).text}
        </Notice>
      )}
      {value === null ? (
        <>
          <p className="sub">查看会留下记录。请选择原因：</p>
          <div className="choice-grid">
            {reasonIds.map((id) => (
              <button
                key={id}
                type="button"
                className="choice"
                aria-disabled={busy || undefined}
                onClick={busy ? undefined : () => onReveal(id)}
              >
                {revealReasons[id]}
              </button>
            ))}
          </div>
        </>
      ) : (
        <p role="status" className="revealed">
          {value}
        </p>
      )}
    </Sheet>
  );
}
