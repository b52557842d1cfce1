import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface Props {
  icon?: IconName;
  title: string;
  text: string;
  /** The whole page is missing, so its title is the page's heading. */
  page?: boolean;
  /** The one thing to do. */
  action?: ReactNode;
}

/** Why there is nothing here, and the one thing to do. */
export const EmptyState = ({ icon = 'inbox', title, text, page = false, action }: Props) => (
  <div className="state">
    <Icon name={icon} />
    {page ? <h1>{title}</h1> : <h2>{title}</h2>}
    <p>{text}</p>
    {action && <div className="actions">{action}</div>}
  </div>
);
