import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface Props {
  icon?: IconName;
  title: string;
  text: string;
  /** The one thing to do. */
  action?: ReactNode;
}

/** Why there is nothing here, and the one thing to do. */
export const EmptyState = ({ icon = 'inbox', title, text, action }: Props) => (
  <div className="state">
    <Icon name={icon} />
    <h2>{title}</h2>
    <p>{text}</p>
    {action && <div className="actions">{action}</div>}
  </div>
);
