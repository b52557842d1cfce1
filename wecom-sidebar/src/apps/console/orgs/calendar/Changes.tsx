import type { MarkedDay } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { dayTitle, markOn, markWords } from './calendarWords';

interface Props {
  before: readonly MarkedDay[];
  days: readonly MarkedDay[];
  changed: readonly string[];
  onUndo: (day: string) => void;
}

/** What would be published, day by day, each with a way back. */
export function Changes({ before, days, changed, onUndo }: Props) {
  return (
    <section className="card" aria-label="改动">
      <div className="card-head">
        <h3>与现行日历的差异</h3>
        <small className="hint">{changed.length} 处</small>
      </div>
      <div className="card-body">
        {changed.length === 0 ? (
          <p className="hint">点一个日期，再选它是什么日子。</p>
        ) : (
          <ul className="calendar-changes">
            {changed.map((day) => {
              return (
                <li key={day}>
                  <span>{dayTitle(day)}</span>
                  <span>
                    <del>{markWords(day, markOn(before, day)?.mark ?? null)}</del>{' '}
                    <ins>{markWords(day, markOn(days, day)?.mark ?? null)}</ins>
                  </span>
                  <Button type="link" size="small" aria-label={`撤回 ${dayTitle(day)} 的改动`} onClick={() => onUndo(day)}>
                    撤回
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
