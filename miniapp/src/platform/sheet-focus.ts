const isShown = (box: HTMLElement) => box.getClientRects().length > 0;

let sheet: HTMLElement | null = null;
let opener: Element | null = null;

/** The sheet that lies over the page takes the focus; what opened it gets it back. Called whenever the page has changed. */
function followSheet(): void {
  const shown = [...document.querySelectorAll<HTMLElement>('.sheet')].filter(isShown).at(-1) ?? null;
  if (shown === sheet) return;
  if (sheet === null) opener = document.activeElement;
  sheet = shown;
  if (shown) shown.focus({ preventScroll: true });
  else if (opener instanceof HTMLElement) opener.focus();
}

/** The page behind a sheet is not to be reached by Tab. */
function staySheet(event: FocusEvent): void {
  if (sheet && event.target instanceof Node && !sheet.contains(event.target)) sheet.focus({ preventScroll: true });
}

/** In a browser a sheet is a modal dialog for the keyboard too; a phone has none. */
export function holdFocusInSheets(): void {
  new MutationObserver(followSheet).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', staySheet);
}
