import type { CSSProperties } from 'react';
import { paceOf, percentOf } from './figures';

interface Props {
  done: number;
  target: number;
  unitWord: string;
  /** Per cent of the time that has passed: the gold line. Null where time plays no part, or not yet. */
  timePercent: number | null;
}

/** Done of target on a zero-based bar with the time that has passed as a gold line. */
export function Bar({ done, target, unitWord, timePercent }: Props) {
  const late = paceOf(done, target, timePercent).late;
  const style = { '--v': `${Math.min(100, percentOf(done, target))}%`, '--t': `${timePercent ?? 0}%` } as CSSProperties;
  const label = `完成 ${done} / ${target} ${unitWord}${timePercent === null ? '' : `，时间进度 ${timePercent}%`}`;
  const className = ['bar', late && 'is-late', timePercent !== null && 'has-time'].filter(Boolean).join(' ');
  return (
    <div className={className} style={style} role="img" aria-label={label}>
      <i />
    </div>
  );
}
