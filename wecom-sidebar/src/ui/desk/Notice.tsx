import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

type NoticeTone = 'brand' | 'good' | 'warn' | 'bad';

const icons: Record<NoticeTone, IconName> = { brand: 'info', good: 'check', warn: 'alert', bad: 'alert' };

interface Props {
  tone?: NoticeTone;
  children: ReactNode;
  action?: ReactNode;
  /** True when it appears as the answer to something the person did. */
  live?: boolean;
}

/** A line that says what happened and what to do next, in place. */
export const Notice = ({ tone = 'brand', children, action, live = false }: Props) => (
  <div className={tone === 'brand' ? 'notice' : `notice notice-${tone}`} role={live ? 'alert' : undefined}>
    <Icon name={icons[tone]} />
    <div className="notice-text">{children}</div>
    {action}
  </div>
);
