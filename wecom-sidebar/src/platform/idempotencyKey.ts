import { useCallback, useRef } from 'react';

/** A key that no other submission carries; `crypto.randomUUID` is missing in the oldest engines we serve. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keeps one key for one intention: a retry after a lost answer repeats it, a new intention gets a new one.
 * @returns `keyFor(intent)` gives the key of what is being submitted; `settle()` is called when an answer came
 */
export function useIdempotencyKey(): { keyFor: (intent: string) => string; settle: () => void } {
  const held = useRef<{ intent: string; key: string } | null>(null);
  const keyFor = useCallback((intent: string) => {
    if (held.current?.intent !== intent) held.current = { intent, key: newIdempotencyKey() };
    return held.current.key;
  }, []);
  const settle = useCallback(() => {
    held.current = null;
  }, []);
  return { keyFor, settle };
}
