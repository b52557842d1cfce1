import { OVERLOAD_PERCENT } from '../../../../features/delegations/workload';

/** The bar ends here, so that 100 % stands at the gold mark and an overload has room beyond it. */
const FULL_SCALE = 140;

const share = (percent: number) => `${Math.min(100, (percent / FULL_SCALE) * 100)}%`;

/** A relationship manager's day now and after the split. */
export function LoadBar({ before, after }: { before: number; after: number }) {
  const over = after > OVERLOAD_PERCENT;
  return (
    <div className="load">
      <div className={over ? 'load-bar is-over' : 'load-bar'} role="img" aria-label={`负荷 ${before}%，拆后 ${after}%`}>
        <i style={{ left: 0, width: share(before) }} />
        <i className="is-added" style={{ left: share(before), width: share(Math.max(0, after - before)) }} />
      </div>
      <span className={over ? 'num bad' : 'num'}>
        {before}% → <b>{after}%</b>
      </span>
    </div>
  );
}
