import type { SimulationResult } from '../../../features/leads-console/simulations';
import { percentOf } from '../../../ui/desk/figures';
import { PairLegend } from './PairBars';
import { minutesWords } from './simulatorWords';

const [WIDTH, HEIGHT] = [520, 212];
const [LEFT, RIGHT, TOP, GROUND] = [56, 508, 12, 160];

interface Props {
  result: SimulationResult;
  names: readonly [string, string];
}

/** How many of all leads had somebody within so many opening minutes, under both policies. */
export function WaitCurve({ result: { waits, leads }, names }: Props) {
  const points = waits[0].curve.length;
  const x = (index: number) => LEFT + ((RIGHT - LEFT) * index) / (points - 1);
  const y = (percent: number) => GROUND - ((GROUND - TOP) * percent) / 100;
  const line = (side: 0 | 1) =>
    waits[side].curve
      .map(({ leads: within }, index) => `${x(index).toFixed(1)} ${y((within / Math.max(1, leads)) * 100).toFixed(1)}`)
      .join('L');
  return (
    <section className="card" aria-label="等待">
      <div className="card-head">
        <h2>多久分到人</h2>
        <small className="hint push">占全部线索，按营业时间计</small>
      </div>
      <div className="card-body">
        <PairLegend names={names} />
        <svg className="wait-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={curveWords({ waits, leads }, names)}>
          {[0, 50, 100].map((percent) => (
            <g key={percent}>
              <path className="chart-axis" d={`M${LEFT} ${y(percent)}H${RIGHT}`} />
              <text className="chart-end" x={LEFT - 6} y={y(percent) + 4}>
                {percent}%
              </text>
            </g>
          ))}
          {waits[0].curve.map(({ minutes }, index) => (
            <text
              key={minutes}
              className={labelClass(index, points)}
              x={index === points - 1 ? RIGHT + 4 : x(index)}
              y={GROUND + (index % 2 === 0 ? 26 : 46)}
            >
              {minutes === 0 ? '即时' : minutesWords(minutes)}
            </text>
          ))}
          <path className="curve-before" d={`M${line(0)}`} />
          <path className="curve-after" d={`M${line(1)}`} />
        </svg>
      </div>
    </section>
  );
}

/** The last one ends at the edge; a phone has room for every other one. */
function labelClass(index: number, points: number): string {
  if (index === points - 1) return 'chart-end';
  return index % 2 === 0 && index < points - 2 ? 'chart-middle' : 'chart-middle is-spare';
}

function curveWords({ waits, leads }: Pick<SimulationResult, 'waits' | 'leads'>, names: readonly [string, string]): string {
  const at = (side: 0 | 1, minutes: number) => waits[side].curve.find((point) => point.minutes === minutes)?.leads ?? 0;
  const words = (side: 0 | 1) =>
    `${names[side]} 即时 ${percentOf(at(side, 0), leads)}%，一小时内 ${percentOf(at(side, 60), leads)}%，一个工作日内 ${percentOf(at(side, 480), leads)}%`;
  return `${words(0)}；${words(1)}`;
}
