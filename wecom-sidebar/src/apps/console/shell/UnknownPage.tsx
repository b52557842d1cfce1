import { Link } from 'react-router';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { useConsoleLink } from './useActingUnit';

/** An address that nobody knows. */
export function UnknownPage() {
  const link = useConsoleLink();
  return (
    <section className="card">
      <EmptyState page title="没有找到这个页面" text="它可能已被移走。" action={<Link to={link('/overview')}>回到总览</Link>} />
    </section>
  );
}
