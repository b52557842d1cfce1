/** An element of the component framework, as far as an event needs it. */
interface EventElement {
  id: string;
  dataset?: Record<string, unknown> | null;
}

interface FrameworkEvent {
  type: string;
  timeStamp: number;
  detail: unknown;
  target: EventElement;
  currentTarget: EventElement;
  mark?: Record<string, unknown> | null;
  getOriginalEvent(): unknown;
}

const targetShape = (element: EventElement) => ({ id: element.id, offsetLeft: 0, offsetTop: 0, dataset: { ...element.dataset } });

const touchesOf = (original: unknown, list: 'touches' | 'changedTouches') =>
  [...((original as Record<string, Iterable<{ identifier: number; clientX: number; clientY: number }>> | null)?.[list] ?? [])].map(
    ({ identifier, clientX, clientY }) => ({ identifier, clientX, clientY, pageX: clientX, pageY: clientY }),
  );

/** WeChat hands its pages plain data: no element, no method, nothing a page could hold on to. */
function weChatEvent(event: FrameworkEvent) {
  const original = event.getOriginalEvent();
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: targetShape(event.target),
    currentTarget: targetShape(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail,
    touches: touchesOf(original, 'touches'),
    changedTouches: touchesOf(original, 'changedTouches'),
  };
}

/** Wraps a page's functions so that each event arrives in WeChat's shape; anything else passes as it is. */
export function withPlainEvents<T extends Record<string, unknown>>(members: T): T {
  const wrapped: Record<string, unknown> = { ...members };
  for (const [name, member] of Object.entries(members)) {
    if (typeof member !== 'function') continue;
    const call = member as (this: unknown, ...args: unknown[]) => unknown;
    wrapped[name] = function (this: unknown, ...args: unknown[]) {
      return call.apply(
        this,
        args.map((arg) => (isFrameworkEvent(arg) ? weChatEvent(arg) : arg)),
      );
    };
  }
  return wrapped as T;
}

const isFrameworkEvent = (value: unknown): value is FrameworkEvent =>
  typeof value === 'object' && value !== null && typeof (value as { getOriginalEvent?: unknown }).getOriginalEvent === 'function';
