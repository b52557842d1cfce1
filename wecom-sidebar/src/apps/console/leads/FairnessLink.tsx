import { Link } from 'react-router';
import { useFairness } from '../../../features/leads-console/fairness';
import { Tag } from '../../../ui/desk/Tag';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';

/** The way from the queue to how it is shared, with a quiet word when the rules deserve a look. */
export function FairnessLink() {
  const link = useConsoleLink();
  const report = useFairness({ unitId: useActingUnit().unitId }).data;
  return (
    <span className="row">
      <Link to={link('/leads/fairness')}>公平报告</Link>
      {report && report.farOff > 0 && <Tag tone="warn">差到 2 条 · {report.farOff} 人</Tag>}
    </span>
  );
}
