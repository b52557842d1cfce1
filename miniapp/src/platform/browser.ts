import { isWeapp } from './target';

const TABS = ['welfare', 'business', 'my'];
const PRESSABLE = '[role="button"], [role="link"], [role="switch"], [role="checkbox"], [role="tab"]';

/** Enter and the space bar press what only a finger can press in WeChat. */
function pressByKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') return closeSheet();
  if (event.key !== 'Enter' && event.key !== ' ') return;
  const pressed = (event.target as HTMLElement).closest<HTMLElement>(PRESSABLE);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
}

function closeSheet(): void {
  [...document.querySelectorAll<HTMLElement>('.sheet-mask')].at(-1)?.click();
}

/** The tab bar is drawn by the runtime without names a screen reader or a test could use. */
function nameTabs(): void {
  document.querySelectorAll<HTMLElement>('.weui-tabbar__item').forEach((item, index) => {
    item.id = `tab-${TABS[index]}`;
  });
}

/** What WeChat gives for nothing and a browser does not: keys, and names for the tabs. */
export function prepareBrowser(): void {
  if (isWeapp) return;
  document.addEventListener('keydown', pressByKey);
  new MutationObserver(nameTabs).observe(document.body, { childList: true, subtree: true });
}
