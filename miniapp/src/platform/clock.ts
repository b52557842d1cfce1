import { useEffect, useState } from 'react';

/**
 * The bank's time, running on from the server's answer: a phone's own clock may be wrong, and the demo's stands elsewhere.
 * @param now the business time the server gave with the data
 * @param tickMs how often the page wants to know
 */
export function useBusinessNow(now: string, tickMs = 1000): Date {
  const [read, setRead] = useState(() => Date.now());
  const [start, setStart] = useState({ now, at: read });
  if (start.now !== now) setStart({ now, at: read });
  useEffect(() => {
    const timer = setInterval(() => setRead(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return new Date(new Date(now).getTime() + Math.max(0, read - start.at));
}
