import type { PropsWithChildren } from 'react';
import { Pressable } from './Pressable';
import './Button.scss';

interface Props {
  id?: string;
  tone?: 'primary' | 'outline' | 'plain';
  /** the work has begun: the words stay, a second press does nothing */
  busy?: boolean;
  onPress: () => void;
}

/** One primary button a screen; the verb stands on it. */
export function Button({ id, tone = 'outline', busy = false, onPress, children }: PropsWithChildren<Props>) {
  const className = `btn${tone === 'outline' ? '' : ` btn-${tone}`}${busy ? ' btn-busy' : ''}`;
  return (
    <Pressable {...(id === undefined ? {} : { id })} className={className} disabled={busy} onPress={onPress}>
      {children}
    </Pressable>
  );
}

/** Words one can press. */
export const TextButton = ({ id, label, onPress, children }: PropsWithChildren<{ id?: string; label?: string; onPress: () => void }>) => (
  <Pressable {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { label })} className="link" onPress={onPress}>
    {children}
  </Pressable>
);
