import { holdFocusInSheets } from './sheet-focus';
import { isWeapp } from './target';

const TABS = ['welfare', 'business', 'my'];
const ARROWS = { 'taro-navigation-bar-back': '返回', 'taro-navigation-bar-home': '回到首页' };
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

/** The bars are drawn by the runtime without names a screen reader or a test could use, and without a way for keys. */
function nameBars(): void {
  document.querySelectorAll<HTMLElement>('.weui-tabbar__item').forEach((item, index) => {
    item.id = `tab-${TABS[index]}`;
  });
  for (const [className, label] of Object.entries(ARROWS)) {
    const arrow = document.querySelector<HTMLElement>(`.${className}`);
    if (!arrow) continue;
    arrow.setAttribute('role', 'button');
    arrow.setAttribute('aria-label', label);
    arrow.tabIndex = 0;
  }
}

/** What WeChat gives for nothing and a browser does not: keys, and names for the bars. */
export function prepareBrowser(): void {
  if (isWeapp) return;
  document.addEventListener('keydown', pressByKey);
  new MutationObserver(nameBars).observe(document.body, { childList: true, subtree: true });
  holdFocusInSheets();
}
