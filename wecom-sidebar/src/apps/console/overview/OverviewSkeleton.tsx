import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLine, SkeletonLines, SkeletonMetrics } from '../../../ui/desk/Skeleton';
import { Strip } from '../../../ui/desk/Strip';

/** The overview's own shape while the figures are on their way. */
export const OverviewSkeleton = () => (
  <>
    <PageHead title="总览" hint={<SkeletonLine width="160px" />} />
    <Strip kind="process" asOf="实时">
      <SkeletonMetrics labels={['领取', '留资', '接受', '首次联系']} />
    </Strip>
    <Strip kind="result" asOf="T+1">
      <SkeletonMetrics labels={['完成', '完成']} />
    </Strip>
    <div className="split-2">
      <section className="card">
        <SkeletonLines lines={8} />
      </section>
      <section className="card">
        <SkeletonLines lines={6} />
      </section>
    </div>
  </>
);
