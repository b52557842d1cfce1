import type { FairPerson } from '../../../features/leads-console/fairness';
import { leadsWords } from './fairnessWords';

const MIDDLE = 140;
const HALF = 120;
const GROUND = 48;
const DOT = 5;
/** Dots closer than this stand on one another. */
const CLOSE = 2 * DOT;

/** Everybody's lag of this moment on one line, without names. */
export function LagDots({ people }: { people: readonly FairPerson[] }) {
  const edge = Math.max(2, Math.ceil(Math.max(...people.map(({ lag }) => Math.abs(lag)))));
  const x = (lag: number) => MIDDLE + (HALF * lag) / edge;
  const levels = new Map<number, number>();
  const dots = people.map(({ staffId, lag }) => {
    const column = Math.round(x(lag) / CLOSE);
    const level = levels.get(column) ?? 0;
    levels.set(column, level + 1);
    return { staffId, x: x(lag), level };
  });
  const top = GROUND - CLOSE * Math.max(3, ...levels.values()) - DOT;
  const words = people.map(({ name, lag }) => `${name} ${leadsWords(lag)}`).join('，');
  return (
    <svg
      className="share-chart is-wide"
      viewBox={`0 ${top} 280 ${70 - top}`}
      role="img"
      aria-label={`此刻每个人的差，条，正数是少分：${words}`}
    >
      <rect className="chart-band" x={x(-1)} y={top} width={x(1) - x(-1)} height={GROUND - top} />
      <path className="chart-axis" d={`M10 ${GROUND}H270`} />
      <path className="chart-zero" d={`M${MIDDLE} ${top}V${GROUND}`} />
      {dots.map((dot) => (
        <circle key={dot.staffId} className="chart-dot" cx={dot.x} cy={GROUND - DOT - dot.level * CLOSE} r={DOT} />
      ))}
      <text className="chart-middle" x={x(-edge) + 8} y="66">
        多分 {edge}
      </text>
      <text className="chart-middle" x={x(-1)} y="66">
        1
      </text>
      <text className="chart-middle" x={MIDDLE} y="66">
        0
      </text>
      <text className="chart-middle" x={x(1)} y="66">
        1
      </text>
      <text className="chart-middle" x={x(edge) - 8} y="66">
        少分 {edge}
      </text>
    </svg>
  );
}
