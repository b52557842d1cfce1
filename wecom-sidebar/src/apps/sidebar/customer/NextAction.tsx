import type { Data } from '@yinqiao/shared/contracts';
import { momentWords } from '@yinqiao/shared/domain';
import { Button } from '../../../ui/touch/Button';

type Next = NonNullable<Data<'desk.customer'>['next']>;

interface Props {
  next: Next;
  now: Date;
  /** Shows the script that the action names. */
  onScript: (scriptId: string) => void;
  onOutcome: (() => void) | null;
}

/** The one thing to do now, its reason and until when. */
export function NextAction({ next, now, onScript, onOutcome }: Props) {
  const { scriptId } = next;
  return (
    <section className="card next-action" aria-label="现在就做">
      <p className="hint">现在就做{next.dueAt && ` · ${momentWords(next.dueAt, now)} 前`}</p>
      <h2>{next.title}</h2>
      <p className="hint">{next.reason}</p>
      {(scriptId !== null || onOutcome) && (
        <div className="button-row">
          {scriptId !== null && (
            <Button look="primary" onClick={() => onScript(scriptId)}>
              发话术
            </Button>
          )}
          {scriptId === null && onOutcome && (
            <Button look="primary" onClick={onOutcome}>
              记结果
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
