import { useEffect, useRef, useState } from 'react';
import type { createHashRouter } from 'react-router';
import type { Me } from '../../../features/console-session/session';

type Router = Pick<ReturnType<typeof createHashRouter>, 'navigate' | 'createHref' | 'state'>;

const whoIs = ({ staffId, role }: Me): string => `${staffId} ${role}`;

/**
 * True when the router stands at an address of whoever is signed in. One who follows another on the same page begins at the
 * start: the address was the other's. What is asked for while nobody is signed in is kept, and so is the own address after a
 * session that ended by itself.
 * @param me undefined until it is known, null when nobody is signed in
 */
export function useOwnAddress(router: Router, me: Me | null | undefined): boolean {
  const [at, setAt] = useState<string | null>(null);
  const last = useRef<{ who: string; leftAt: string | null } | null>(null);
  const who = me && whoIs(me);
  useEffect(() => {
    if (who === undefined) return;
    const here = router.createHref(router.state.location);
    if (who === null) {
      if (last.current) last.current.leftAt = here;
      setAt(null);
      return;
    }
    const before = last.current;
    last.current = { who, leftAt: null };
    const isTheirs = before === null || before.who === who || (before.leftAt !== null && before.leftAt !== here);
    if (isTheirs) setAt(who);
    else void router.navigate('/', { replace: true }).then(() => setAt(who));
  }, [router, who]);
  return at !== null && at === who;
}
