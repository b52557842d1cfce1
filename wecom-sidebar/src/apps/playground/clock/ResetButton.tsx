import { clockWords, dayAndWeekdayWords } from '@yinqiao/shared/domain';
import { useEffect, useRef, useState } from 'react';
import type { useReset } from '../../../features/demo/hooks/useDemo';
import { errorWords } from '../../../platform/errors/errorWords';
import './clock.css';

interface Props {
  seedStart: string;
  reset: ReturnType<typeof useReset>;
  onRestarted: () => void;
}

/** Seeds the bank anew; what was played is gone, so it asks once. */
export function ResetButton({ seedStart, reset, onRestarted }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsking(false);
    reset.reset();
    opener.current?.focus();
  };
  const restart = () => {
    if (reset.isPending) return;
    reset.mutate(undefined, {
      onSuccess: () => {
        close();
        onRestarted();
      },
    });
  };
  return (
    <div className="play-reset">
      <button ref={opener} type="button" className="play-button" aria-expanded={asking} onClick={() => setAsking(true)}>
        从头再来
      </button>
      {asking && (
        <Confirm
          text={`这次演示里做过的都会清掉，时钟回到 ${dayAndWeekdayWords(seedStart, seedStart)} ${clockWords(seedStart)}。`}
          problem={reset.error ? errorWords(reset.error).text : null}
          busy={reset.isPending}
          onConfirm={restart}
          onCancel={close}
        />
      )}
    </div>
  );
}

interface ConfirmProps {
  text: string;
  problem: string | null;
  busy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

function Confirm({ text, problem, busy, onConfirm, onCancel }: ConfirmProps) {
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  return (
    <div
      className="play-confirm"
      role="alertdialog"
      aria-label="从头再来"
      aria-describedby="reset-words"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <p id="reset-words">{text}</p>
      {problem && (
        <p className="play-warn" role="alert">
          {problem}
        </p>
      )}
      <div className="play-confirm-buttons">
        <button type="button" className="play-button" onClick={onCancel}>
          继续现在的
        </button>
        <button ref={confirm} type="button" className="play-button play-button-primary" aria-busy={busy} onClick={onConfirm}>
          {busy ? '正在重新准备…' : '清掉，从头再来'}
        </button>
      </div>
    </div>
  );
}
