import { type ReactNode, useEffect, useRef } from 'react';
import { useHotkeys } from './useHotkeys';

interface Props {
  label: string;
  /** Changes with what is shown: the drawer takes the focus and scrolls to its head. */
  subject: string;
  onClose: () => void;
  children: ReactNode;
}

/** Detail beside a queue that stays usable: not modal, closed by Esc, announced when its subject changes. */
export function Drawer({ label, subject, onClose, children }: Props) {
  const drawer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    drawer.current?.focus({ preventScroll: true });
    drawer.current?.scrollTo?.({ top: 0 });
  }, [subject]);
  useHotkeys({ Escape: onClose });
  return (
    <div ref={drawer} className="drawer" role="dialog" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}
