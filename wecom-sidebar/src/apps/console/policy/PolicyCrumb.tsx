import { Link } from 'react-router';
import { useConsoleLink } from '../shell/useActingUnit';

export function PolicyCrumb({ toPolicy = false }: { toPolicy?: boolean }) {
  const link = useConsoleLink();
  return (
    <>
      <Link to={link('/leads')}>线索</Link> / {toPolicy ? <Link to={link('/leads/policy')}>分配规则</Link> : '分配'}
    </>
  );
}
