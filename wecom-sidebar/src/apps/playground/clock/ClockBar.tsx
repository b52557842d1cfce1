import { clockWords, dayAndWeekdayWords } from '@yinqiao/shared/domain';
import { type ClockMove, useMoveClock } from '../../../features/demo/hooks/useDemo';
import { errorWords } from '../../../platform/errors/errorWords';
import { type ClockReading, useBusinessNow } from '../../../platform/now';
import './clock.css';

const moves: Record<ClockMove, string> = { plus_15_minutes: '+15 分钟', next_morning_9: '到明早 9:00' };

/** The button that a waiting lead points at. */
export const TO_MORNING_ID = 'clock-next_morning_9';

const wordsOf = (at: Date) => `${dayAndWeekdayWords(at, at)} ${clockWords(at)}`;

interface Props {
  reading: ClockReading;
  /** False until the first live reading came: then the clock stands still at what the world said. */
  isLive: boolean;
}

/** The business clock, and the two ways to move it. It only goes forward. */
export function ClockBar({ reading, isLive }: Props) {
  const ticking = useBusinessNow(reading);
  const move = useMoveClock();
  const now = isLive && ticking ? ticking : new Date(reading.businessNow);
  return (
    <section className="play-clock" aria-label="演示时钟">
      <time dateTime={now.toISOString()}>{wordsOf(now)}</time>
      <span className="play-clock-moves">
        {(Object.keys(moves) as ClockMove[]).map((to) => (
          <button
            key={to}
            id={`clock-${to}`}
            type="button"
            className="play-button"
            aria-disabled={move.isPending || undefined}
            onClick={() => !move.isPending && move.mutate(to)}
          >
            {moves[to]}
          </button>
        ))}
      </span>
      <span role="status" className={move.error ? 'play-warn' : 'visually-hidden'}>
        {move.error ? errorWords(move.error).text : move.data && `时钟已到 ${wordsOf(new Date(move.data.businessNow))}`}
      </span>
    </section>
  );
}
