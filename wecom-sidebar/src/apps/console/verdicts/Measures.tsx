import { type MeasureAnswer, measureAnswers, measureStates, momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useCloseMeasure, type VerdictDocument } from '../../../features/verdicts/verdicts';
import { errorWords } from '../../../platform/errors/errorWords';
import { Notice } from '../../../ui/desk/Notice';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';

type Measure = VerdictDocument['measures'][number];

const TONES = { open: 'warn', done: 'good', not_needed: 'neutral', recalled: 'neutral' } as const;

/** 六、执行: what the verdict asks of whom, until when, and what became of it; whoever is asked answers here. */
export function Measures({ document }: { document: VerdictDocument }) {
  const close = useCloseMeasure(document);
  if (document.measures.length === 0) return null;
  return (
    <>
      <h2>六、执行</h2>
      <TableScroll label="执行">
        <table className="table">
          <thead>
            <tr>
              <th>事项</th>
              <th>由谁办</th>
              <th>结果</th>
            </tr>
          </thead>
          <tbody>
            {document.measures.map((measure) => (
              <tr key={measure.measureNo}>
                <td>{measure.text}</td>
                <td>{measure.whoText}</td>
                <td>
                  <Result measure={measure} />
                  {measure.mine && (
                    <Answers
                      busy={close.isPending}
                      text={measure.text}
                      onAnswer={(answer) => close.mutate({ measureNo: measure.measureNo, answer })}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {close.error && <Notice tone="bad">{errorWords(close.error).text}</Notice>}
    </>
  );
}

function Result({ measure: { state, dueAt, closedAt } }: { measure: Measure }) {
  const { now } = useSession();
  return (
    <>
      <Tag tone={TONES[state]}>{measureStates[state]}</Tag>{' '}
      <small className="hint">{closedAt ? momentWords(closedAt, now) : `${momentWords(dueAt, now)} 前`}</small>
    </>
  );
}

const Answers = ({ busy, text, onAnswer }: { busy: boolean; text: string; onAnswer: (answer: MeasureAnswer) => void }) => (
  <p className="paper-answers no-print">
    {measureAnswers.map((answer) => (
      <Button
        key={answer}
        type={answer === 'done' ? 'primary' : 'default'}
        disabled={busy}
        aria-label={`${measureStates[answer]}：${text}`}
        onClick={() => onAnswer(answer)}
      >
        {measureStates[answer]}
      </Button>
    ))}
  </p>
);
