import type { Data } from '@yinqiao/shared/contracts';
import { clockWords, dayAndWeekdayWords, momentWords } from '@yinqiao/shared/domain';
import { Button } from '../../../ui/touch/Button';

type Next = NonNullable<Data<'desk.customer'>['next']>;

interface Props {
  next: Next;
  now: Date;
  /** Shows the script that the action names. */
  onScript: (scriptId: string) => void;
  onOutcome: (() => void) | null;
}

/** The one thing to do now, its reason and until when; a thing of another day only says which. */
export function NextAction({ next, now, onScript, onOutcome }: Props) {
  if (next.timing === 'later') return <LaterStep next={next} now={now} />;
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

const LaterStep = ({ next, now }: { next: Next; now: Date }) => (
  <section className="card next-later" aria-label="下一步">
    <p className="hint">下一步{next.dueAt && ` · ${dayAndWeekdayWords(next.dueAt, now)} ${clockWords(next.dueAt)} 前`}</p>
    <h2>{next.title}</h2>
    <p className="hint">{next.reason}</p>
  </section>
);
