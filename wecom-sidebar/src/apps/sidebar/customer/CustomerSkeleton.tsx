import { CardSkeleton } from '../../../ui/touch/states';
import './customer.css';

/** The customer's page before it came: same head, strip and cards. */
export function CustomerSkeleton() {
  return (
    <main className="touch" aria-busy="true" aria-label="正在加载客户">
      <h1 className="visually-hidden">银桥助手</h1>
      <div className="sidebar-head">
        <i className="bone bone-title" style={{ width: '55%' }} />
        <i className="bone" style={{ width: '45%' }} />
      </div>
      <div className="gate-strip">
        <i className="bone" style={{ width: '60%', margin: 0 }} />
      </div>
      <div className="page">
        <CardSkeleton buttons={2} />
        <CardSkeleton buttons={1} />
      </div>
    </main>
  );
}
