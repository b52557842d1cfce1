import type { DayMark, MarkedDay } from '@yinqiao/shared/domain';
import { Input } from 'antd';
import { Field } from '../../../../ui/desk/Field';
import { Segmented } from '../../../../ui/desk/Segmented';
import { dayTitle, markOn, marksFor, markWords } from './calendarWords';

interface Props {
  day: string;
  days: readonly MarkedDay[];
  /** Why the day cannot be changed; null when it can. */
  locked: string | null;
  onChange: (marked: MarkedDay | null) => void;
}

const effects: Record<DayMark | 'plain', string> = {
  plain: '按星期：网点照平常的营业时间和轮班。',
  working: '按周一：网点照常营业，全员在岗。',
  rest: '按周日：周日营业的网点半数人轮值，其余不营业。',
  closed: '全行网点都不营业，所有时限停走。',
};

/** What the chosen day is, what that means, and the marks it may have. */
export function DayPanel({ day, days, locked, onChange }: Props) {
  const marked = markOn(days, day);
  const mark = marked?.mark ?? 'plain';
  const name = marked?.name ?? '';
  return (
    <section className="card day-panel" aria-label="所选日期" aria-live="polite">
      <div className="card-head">
        <h3>{dayTitle(day)}</h3>
        <small className="hint">{markWords(day, marked?.mark ?? null)}</small>
      </div>
      <div className="card-body stack">
        {locked ? (
          <p className="hint">
            {name && `${name}。`}
            {locked}
          </p>
        ) : (
          <>
            <Segmented
              label="这一天"
              options={marksFor(day)}
              value={mark}
              onChange={(next) => onChange(next === 'plain' ? null : { day, mark: next, name })}
            />
            {marked && (
              <Field label="名称">
                {(id) => (
                  <Input
                    id={id}
                    value={name}
                    maxLength={20}
                    placeholder="如 国庆节、系统切换"
                    onChange={(event) => onChange({ ...marked, name: event.target.value })}
                  />
                )}
              </Field>
            )}
          </>
        )}
        <small className="hint">{effects[mark]}</small>
      </div>
    </section>
  );
}
