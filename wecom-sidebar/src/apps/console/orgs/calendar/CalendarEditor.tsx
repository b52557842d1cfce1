import { calendarDifference, type MarkedDay } from '@yinqiao/shared/domain';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { type Calendar, usePublishCalendar } from '../../../../features/orgs-console/calendar';
import { CommandFault } from '../../../../ui/desk/CommandFault';
import { Notice } from '../../../../ui/desk/Notice';
import { type Edits, markOn, withEdits } from './calendarWords';
import { Changes } from './Changes';
import { DayPanel } from './DayPanel';
import { YearGrid } from './YearGrid';

interface Props {
  calendar: Calendar;
  today: string;
}

/** The year with the changes that are not published yet; they outlive a refusal, and a publication by somebody else. */
export function CalendarEditor({ calendar, today }: Props) {
  const [edits, setEdits] = useState<Edits>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const { message, modal } = App.useApp();
  const publish = usePublishCalendar();
  const days = useMemo(() => withEdits(calendar.days, edits), [calendar.days, edits]);
  const changed = useMemo(() => calendarDifference(calendar.days, days), [calendar.days, days]);
  const marks = useMemo(() => new Set(changed), [changed]);
  const ask = () =>
    void modal.confirm({
      title: `发布 ${calendar.year} 年工作日历，${changed.length} 处改动？`,
      content: '营业、排班和在跟线索的时限马上按新日历重算；已经过去的时限不补发提醒。',
      okText: `发布 ${changed.length} 处改动`,
      cancelText: '再看看',
      onOk: () =>
        publish
          .mutateAsync({ calendar, days })
          .then(() => {
            setEdits({});
            void message.success(`${calendar.year} 年工作日历已发布`);
          })
          // Told beside the changes, which stay.
          .catch(() => undefined),
    });
  return (
    <div className="calendar-layout">
      <section className="card">
        <YearGrid year={calendar.year} days={days} changed={marks} today={today} chosen={chosen} onChoose={setChosen} />
        <p className="calendar-legend hint">
          <b className="mark is-rest">休</b> 放假 <b className="mark is-working">班</b> 调休上班 <b className="mark is-closed">闭</b>{' '}
          全行不营业
        </p>
      </section>
      <aside className="stack">
        {chosen && (
          <DayPanel
            day={chosen}
            days={days}
            locked={lockOf(calendar, chosen, today)}
            onChange={(marked) => setEdits({ ...edits, [chosen]: marked })}
          />
        )}
        {calendar.canPublish && (
          <>
            <Announced calendar={calendar} days={days} today={today} onTake={(taken) => setEdits({ ...edits, ...taken })} />
            <Changes before={calendar.days} days={days} changed={changed} onUndo={(day) => setEdits(without(edits, day))} />
            <CommandFault error={publish.error} />
            <div className="calendar-actions">
              <Button disabled={changed.length === 0} onClick={() => setEdits({})}>
                放弃改动
              </Button>
              <Button type="primary" disabled={changed.length === 0} loading={publish.isPending} onClick={ask}>
                {changed.length === 0 ? '发布' : `发布 ${changed.length} 处改动`}
              </Button>
            </div>
          </>
        )}
        {!calendar.canPublish && !chosen && <p className="hint">日历由总行发布。点一个日期看它是什么日子。</p>}
      </aside>
    </div>
  );
}

function without(edits: Edits, day: string): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([edited]) => edited !== day));
}

function lockOf({ canPublish, version }: Calendar, day: string, today: string): string | null {
  if (!canPublish) return '日历由总行发布。';
  return version > 0 && day < today ? '已经过去的日期不能再改。' : null;
}

interface AnnouncedProps {
  calendar: Calendar;
  days: readonly MarkedDay[];
  today: string;
  onTake: (edits: Edits) => void;
}

/** What the State Council announced, where the year as it stands here is not the same. */
function Announced({ calendar: { announced, year, version }, days, today, onTake }: AnnouncedProps) {
  if (!announced) return <Notice tone="warn">{year} 年放假安排还没有公布，公布后可以在这里一次带入。</Notice>;
  const isPast = ({ day }: MarkedDay) => version > 0 && day < today;
  // The bank's own closed days stay, whatever was announced for them.
  const kept = days.filter((one) => isPast(one) || one.mark === 'closed');
  const taken = [...kept, ...announced.filter((one) => !isPast(one) && !markOn(kept, one.day))];
  const different = calendarDifference(days, taken);
  if (different.length === 0) return null;
  return (
    <Notice
      action={
        <Button size="small" onClick={() => onTake(Object.fromEntries(different.map((day) => [day, markOn(taken, day)])))}>
          带入
        </Button>
      }
    >
      {year} 年放假安排已公布，与这里有 {different.length} 天不同。
    </Notice>
  );
}
