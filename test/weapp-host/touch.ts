import type { JSDOM } from 'jsdom';

/** One finger down and up again in the same place: the framework makes a tap of it by itself. */
export function touch(window: JSDOM['window'], element: Element): void {
  const finger = { identifier: 1, clientX: 10, clientY: 10, target: element };
  for (const [type, touches] of [
    ['touchstart', [finger]],
    ['touchend', []],
  ] as const) {
    const event = new window.Event(type, { bubbles: true, cancelable: true, composed: true });
    Object.defineProperty(event, 'touches', { value: touches });
    Object.defineProperty(event, 'changedTouches', { value: [finger] });
    element.dispatchEvent(event);
  }
}
