import { addDays, type MarkedDay } from '@yinqiao/shared/domain';
import { type KeyboardEvent, useRef } from 'react';
import { MonthGrid } from './MonthGrid';

interface Props {
  year: number;
  days: readonly MarkedDay[];
  changed: ReadonlySet<string>;
  today: string;
  chosen: string | null;
  onChoose: (day: string) => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months at a glance; the arrows go from day to day, also over the end of a month. */
export function YearGrid({ onChoose, year, ...months }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).dataset['day'];
    if (step === undefined || !from) return;
    const to = addDays(from, step);
    if (!to.startsWith(`${year}-`)) return;
    event.preventDefault();
    onChoose(to);
    grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  return (
    <div className="year-grid" ref={grid} onKeyDown={go} role="group" aria-label={`${year}年，方向键逐日移动`}>
      {Array.from({ length: 12 }, (_, n) => (
        <MonthGrid key={n} {...months} year={year} month={n + 1} onChoose={onChoose} />
      ))}
    </div>
  );
}
