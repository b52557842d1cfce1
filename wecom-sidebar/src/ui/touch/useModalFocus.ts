import { type RefObject, useEffect, useRef } from 'react';
import { leaveDialog } from '../../platform/keepFocus';

const FOCUSABLE = 'button:not([disabled]), [href], input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Where Tab goes when the dialog has no further stop, or when what held the focus went away; null leaves the browser to it. */
function wrappedStop(dialog: HTMLElement, backwards: boolean): HTMLElement | null {
  const stops = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [stops[0] ?? dialog, stops[stops.length - 1] ?? dialog];
  const at = document.activeElement;
  if (at === dialog || !dialog.contains(at)) return backwards ? last : first;
  if (at !== (backwards ? first : last)) return null;
  return backwards ? last : first;
}

/** What opened a dialog may be gone by the time it closes: then the page is the place to go on from. */
function giveBack(opener: Element | null): void {
  if (opener instanceof HTMLElement) opener.focus();
  leaveDialog();
}

/**
 * A modal dialog takes the focus, or the field in it that is marked data-first does, keeps Tab inside, closes by Esc and gives the focus back. Keys are heard on the document,
 * because what is pressed inside a dialog may go away and take the focus with it.
 */
export function useModalFocus(dialog: RefObject<HTMLElement | null>, open: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const box = dialog.current;
    if (!open || !box) return;
    const opener = document.activeElement;
    (box.querySelector<HTMLElement>('[data-first]') ?? box).focus({ preventScroll: true });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
      if (event.key !== 'Tab') return;
      const stop = wrappedStop(box, event.shiftKey);
      if (!stop) return;
      event.preventDefault();
      stop.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      giveBack(opener);
    };
  }, [dialog, open]);
}
