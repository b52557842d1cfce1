import { businessDayOf, daysBetween, shanghaiInstant, weekdayWords } from '@yinqiao/shared/domain';
import type { FairPerson } from '../../../features/leads-console/fairness';
import { chartWords } from './fairnessWords';

/** One ruler for all cells. */
export interface Scale {
  from: string;
  /** Days of the time, those to come too. */
  days: number;
  /** The most leads that a cell shows. */
  leads: number;
  /** The largest lag either way. */
  lag: number;
}

const LEFT = 22;
const RIGHT = 196;
const TOP = 8;
const GROUND = 82;
const LAG_LINE = 112;
const LAG_ROOM = 18;
const BAR = 8;

/** Entitled and given as they grew, and how far they were apart at the end of each day. */
export function ShareChart({ person, scale }: { person: FairPerson; scale: Scale }) {
  const x = (index: number) => LEFT + ((RIGHT - LEFT) * index) / scale.days;
  const y = (leads: number) => GROUND - ((GROUND - TOP) * leads) / scale.leads;
  const line = (of: (day: FairPerson['days'][number]) => number) =>
    [`${LEFT} ${GROUND}`, ...person.days.map((day, index) => `${x(index + 1).toFixed(1)} ${y(of(day)).toFixed(1)}`)].join(' ');
  const entitled = line((day) => day.entitled);
  const given = line((day) => day.given);
  return (
    <svg className="share-chart" viewBox="0 0 200 146" role="img" aria-label={chartWords(person)}>
      <path
        className="chart-axis"
        d={`M${LEFT} ${TOP}H${RIGHT}M${LEFT} ${(TOP + GROUND) / 2}H${RIGHT}M${LEFT} ${GROUND}H${RIGHT}M${LEFT} ${LAG_LINE}H${RIGHT}`}
      />
      <text className="chart-end" x="16" y={TOP + 4}>
        {scale.leads}
      </text>
      <text className="chart-end" x="16" y={GROUND + 4}>
        0
      </text>
      <text className="chart-end" x="16" y={LAG_LINE + 4}>
        差
      </text>
      <path className="chart-entitled" d={`M${entitled}`} />
      <path className="chart-given" d={`M${given}`} />
      <LagBars person={person} scale={scale} x={x} />
      {axisDays(scale).map((index) => (
        <text
          key={index}
          className={index === scale.days - 1 ? 'chart-end' : 'chart-middle'}
          x={x(index + 1) + (index === scale.days - 1 ? BAR / 2 : 0)}
          y="142"
        >
          {weekdayWords(dayAt(scale, index))}
        </text>
      ))}
    </svg>
  );
}

/** Upwards short, downwards over; the most of the time in gold on its day. */
function LagBars({ person, scale, x }: { person: FairPerson; scale: Scale; x: (index: number) => number }) {
  const height = (lag: number) => Math.max(1, (Math.abs(lag) / scale.lag) * LAG_ROOM);
  const worstAt = person.worst ? daysBetween(scale.from, businessDayOf(person.worst.at)) : -1;
  return (
    <>
      {person.days.map(({ day, lag }, index) => (
        <rect
          key={day}
          className={lag > 0 ? 'chart-short' : 'chart-over'}
          x={x(index + 1) - BAR / 2}
          y={lag > 0 ? LAG_LINE - height(lag) : LAG_LINE}
          width={BAR}
          height={height(lag)}
        />
      ))}
      {person.worst && (
        <rect
          className="chart-worst"
          x={x(worstAt + 1) - BAR / 2}
          y={LAG_LINE - height(person.worst.lag)}
          width={BAR}
          height={height(person.worst.lag)}
        />
      )}
    </>
  );
}

const dayAt = ({ from }: Scale, index: number) => new Date(shanghaiInstant(from).getTime() + index * 86_400_000);

/** The first, the middle and the last day. */
const axisDays = ({ days }: Scale): number[] => [0, Math.floor((days - 1) / 2), days - 1];
