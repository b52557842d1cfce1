import { type ReactNode, useEffect, useRef } from 'react';
import { keepFocus } from '../../platform/keepFocus';
import { useHotkeys } from './useHotkeys';

interface Props {
  label: string;
  /** Changes with what is shown: the drawer takes the focus and scrolls to its head. */
  subject: string;
  /** The id of what opened it: there the focus goes on when it closes. */
  openerId: string;
  onClose: () => void;
  children: ReactNode;
}

/** Detail beside a queue that stays usable: not modal, closed by Esc, announced when its subject changes. */
export function Drawer({ label, subject, openerId, onClose, children }: Props) {
  const drawer = useRef<HTMLDivElement>(null);
  const opener = useRef(openerId);
  useEffect(() => {
    drawer.current?.focus({ preventScroll: true });
    drawer.current?.scrollTo?.({ top: 0 });
  }, [subject]);
  useEffect(() => {
    opener.current = openerId;
  }, [openerId]);
  useEffect(() => () => giveBack(opener.current), []);
  useHotkeys({ Escape: onClose });
  return (
    <div ref={drawer} className="drawer" role="dialog" aria-label={label} tabIndex={-1}>
      {children}
    </div>
  );
}

/** Only what the drawer took with it is given back: whoever went on elsewhere stays there. */
function giveBack(openerId: string): void {
  if (document.activeElement === document.body) document.getElementById(openerId)?.focus();
  keepFocus();
}
