import { SkeletonLine, SkeletonLines } from '../../../ui/desk/Skeleton';

/** Cells and cards in the shape of those that are coming. */
export const FairnessSkeleton = () => (
  <div className="split-2">
    <div className="multiples" role="status" aria-busy="true" aria-label="正在载入">
      {Array.from({ length: 6 }, (_, cell) => (
        <div key={cell} className="card multiple">
          <SkeletonLine width="70%" />
          <SkeletonLine width="45%" />
          <span className="skeleton multiple-bone" />
        </div>
      ))}
    </div>
    <div className="stack">
      <section className="card">
        <SkeletonLines lines={4} />
      </section>
      <section className="card">
        <SkeletonLines lines={6} />
      </section>
    </div>
  </div>
);
