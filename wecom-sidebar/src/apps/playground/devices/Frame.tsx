import type { Ref } from 'react';
import { errorWords } from '../../../platform/errors/errorWords';

interface Props {
  title: string;
  src: string;
  /** Made anew when somebody else sits down. */
  seat: string;
  isSeated: boolean;
  error: unknown;
  onRetry: () => void;
  frameRef?: Ref<HTMLIFrameElement>;
}

/** The page inside a device, once its person is signed in. */
export function Frame({ title, src, seat, isSeated, error, onRetry, frameRef }: Props) {
  if (isSeated) return <iframe key={seat} ref={frameRef} className="device-frame" title={title} src={src} />;
  if (error === null) return <div className="device-wait" aria-busy="true" aria-label={`${title}正在打开`} />;
  return (
    <div className="device-problem" role="alert">
      <p>{errorWords(error).text}</p>
      <p className="play-hint">{errorWords(error).reference}</p>
      <button type="button" className="play-button" onClick={onRetry}>
        重试
      </button>
    </div>
  );
}
