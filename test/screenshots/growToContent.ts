import type { Frame, Page } from 'playwright-core';
import type { Screen } from '../support/screens';

const PHONE_MAX = 767;

/** How much of a frame lies below its edge; a mini-program page scrolls inside its own container, the others as a document. */
const HIDDEN_BELOW = `(() => {
  const scrollers = [document.scrollingElement, ...document.querySelectorAll('.taro_page')];
  return Math.max(0, ...scrollers.map((one) => one.scrollHeight - one.clientHeight));
})()`;

/** The frame whose length decides: the page itself, or ours inside the simulator's client. */
function measured(page: Page, screen: Screen): Frame {
  if (!screen.insideWecom) return page.mainFrame();
  return page.frames().find((frame) => frame.url().includes('sidebar.html')) ?? page.mainFrame();
}

/** Makes the window as long as the screen, so that a picture shows all of it with the foot at the foot. */
export async function growToContent(page: Page, screen: Screen): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  // On a desktop the client's own window stands around our page, and nobody has one that long.
  if (screen.insideWecom && width > PHONE_MAX) return;
  const hidden = await measured(page, screen).evaluate<number>(HIDDEN_BELOW);
  if (hidden > 0) await page.setViewportSize({ width, height: height + hidden });
}
