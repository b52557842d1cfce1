import { CardSkeleton } from '../../../ui/touch/states';
import './today.css';

export function TodaySkeleton() {
  return (
    <main className="touch" aria-busy="true" aria-label="正在加载今天的清单">
      <h1 className="visually-hidden">我的今天</h1>
      <div className="day-head">
        <i className="bone bone-title" style={{ width: '50%' }} />
        <i className="bone" style={{ width: '30%' }} />
      </div>
      <div className="tabs day-tabs-bone" />
      <div className="page">
        <CardSkeleton buttons={2} />
        <CardSkeleton buttons={2} />
      </div>
    </main>
  );
}
