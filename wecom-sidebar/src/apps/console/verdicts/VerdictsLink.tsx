import { Link } from 'react-router';
import { useVerdicts } from '../../../features/verdicts/verdicts';
import { Tag } from '../../../ui/desk/Tag';
import { useConsoleLink } from '../shell/useActingUnit';

/** The way from the queue to the disputes about it, with how many wait for the viewer. */
export function VerdictsLink() {
  const link = useConsoleLink();
  const waiting = useVerdicts('todo').data?.pages[0]?.data.counts.todo ?? 0;
  return (
    <span className="row">
      <Link to={link('/leads/verdicts')}>归属裁决</Link>
      {waiting > 0 && <Tag tone="warn">待我处理 {waiting}</Tag>}
    </span>
  );
}
