import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

export type Tone = 'neutral' | 'brand' | 'good' | 'warn' | 'bad' | 'gold';

/** A state in words; the tone only repeats what the words say. */
export const Tag = ({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <span className={tone === 'neutral' ? 'tag' : `tag tag-${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
