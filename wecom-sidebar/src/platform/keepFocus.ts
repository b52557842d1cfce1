// A page just opened leaves its first Tab to the browser: nothing has been lost there.
let hadFocus = false;
document.addEventListener('focusin', () => (hadFocus = true), { once: true });

/** Whatever held the focus is gone (a page, a step, a button): the heading of what stands there now takes it, and is read out. */
export function keepFocus(): void {
  if (!hadFocus || document.activeElement !== document.body) return;
  const heading = document.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** The same for a closed dialog that still holds the focus, because its way out is being drawn and what opened it is gone. */
export function leaveDialog(): void {
  const held = document.activeElement;
  if (held instanceof HTMLElement && held.closest('[role="dialog"]')) held.blur();
  keepFocus();
}
