import { SkeletonLines } from '../../../ui/desk/Skeleton';

/** The ladder and its difference in the shape of what is coming. */
export const PolicySkeleton = () => (
  <div className="policy">
    <section className="card">
      <SkeletonLines lines={14} />
    </section>
    <section className="card">
      <SkeletonLines lines={4} />
    </section>
  </div>
);
