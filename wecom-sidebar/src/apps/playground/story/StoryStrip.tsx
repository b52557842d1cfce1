import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, clockWords, momentWords } from '@yinqiao/shared/domain';
import { errorWords } from '../../../platform/errors/errorWords';
import './story.css';

type Story = Data<'demo.story'>;
type Step = Story['steps'][number];
export type Place = Step['place'];

const stateWords: Record<Step['state'], string> = { done: '已完成', now: '现在', todo: '还没到', skipped: '跳过' };

interface Props {
  story: Story | undefined;
  error: unknown;
  /** Brings a place into view, and the focus to it. */
  onShow: (place: Place) => void;
}

/** The eight steps, ticked off by what really happened, and what to press next. */
export function StoryStrip({ story, error, onShow }: Props) {
  if (!story) {
    return (
      <section className="play-card play-story-bones" aria-busy={!error} aria-label="故事进度">
        {error !== null && <p role="alert">{errorWords(error).text}</p>}
      </section>
    );
  }
  const current = story.steps.find((step) => step.state === 'now');
  return (
    <section className="play-card" aria-label="故事进度">
      <ol className="story">
        {story.steps.map((step) => (
          <StepItem key={step.id} step={step} now={story.businessNow} />
        ))}
      </ol>
      <div className="story-next" role="status">
        {current ? (
          <>
            <span>
              <b>下一步</b> {current.hint}
            </span>
            <button type="button" className="play-link" onClick={() => onShow(current.place)}>
              去看看
            </button>
          </>
        ) : (
          <span>{story.ending}可以换一位客户再走一遍，或者从头再来。</span>
        )}
      </div>
    </section>
  );
}

function StepItem({ step, now }: { step: Step; now: string }) {
  const { no, title, state, at, detail } = step;
  const when = [at && whenWords(at, now), detail].filter(Boolean).join(' ');
  return (
    <li className={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="story-dot" aria-hidden="true">
        {state === 'done' ? (
          <svg viewBox="0 0 16 16">
            <path d="M3.5 8.5l3 3 6-6.5" />
          </svg>
        ) : (
          no
        )}
      </span>
      <b>{title}</b>
      <span className="visually-hidden">（{stateWords[state]}）</span>
      <span className="story-when" title={when}>
        {when || (state === 'now' ? '现在' : '')}
      </span>
    </li>
  );
}

/** Today's steps need no day. */
const whenWords = (at: string, now: string): string => (businessDayOf(at) === businessDayOf(now) ? clockWords(at) : momentWords(at, now));
