import { measureAnswers, measureStates, momentWords } from '@yinqiao/shared/domain';
import { useCloseMeasure, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { errorWords } from '../../../platform/errors/errorWords';
import { Button } from '../../../ui/touch/Button';
import { Notice } from '../../../ui/touch/Notice';

/** 执行 on the phone: what the verdict asks of whom; whoever is asked answers here. */
export function MeasuresCard({ document }: { document: VerdictDocument }) {
  const close = useCloseMeasure(document);
  if (document.measures.length === 0) return null;
  return (
    <section className="card">
      <h2>执行</h2>
      <ul className="verdict-lines">
        {document.measures.map(({ measureNo, text, whoText, dueAt, closedAt, state, mine }) => (
          <li key={measureNo}>
            {text}
            <small className="hint">
              {whoText} · {measureStates[state]}
              {closedAt ? `，${momentWords(closedAt, document.now)}` : `，${momentWords(dueAt, document.now)} 前`}
            </small>
            {mine && (
              <div className="button-row">
                {measureAnswers.map((answer) => (
                  <Button
                    key={answer}
                    look={answer === 'done' ? 'primary' : 'plain'}
                    busy={close.isPending}
                    onClick={() => close.mutate({ measureNo, answer })}
                  >
                    {measureStates[answer]}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {close.error && (
        <Notice kind="bad" live>
          {errorWords(close.error).text}
        </Notice>
      )}
    </section>
  );
}
