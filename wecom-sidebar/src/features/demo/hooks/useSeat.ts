import type { ClientName } from '@yinqiao/shared/client';
import { useEffect, useRef, useState } from 'react';
import { createApi } from '../../../platform/api';

/** Which clients a person sits at: each has its own cookie, so that all the people can be signed in at once. */
export type SeatClients = readonly Extract<ClientName, 'h5' | 'sidebar' | 'workbench' | 'console'>[];

interface Settled {
  of: string;
  error: unknown;
}

/**
 * Signs a persona in for the clients of one device. Sign-ins run one after the other, so that the cookie that stays is
 * that of the person picked last.
 */
export function useSeat(clients: SeatClients, personaId: string) {
  const [settled, setSettled] = useState<Settled | null>(null);
  const [attempt, setAttempt] = useState(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const seat = `${personaId}/${attempt}`;
  useEffect(() => {
    let isWanted = true;
    const signIn = async () => {
      if (!isWanted) return;
      for (const client of clients) await createApi(client).call('demo.signIn', { body: { personaId } });
    };
    const settle = (error: unknown) => {
      if (isWanted) setSettled({ of: seat, error });
    };
    queue.current = queue.current.then(signIn).then(() => settle(null), settle);
    return () => {
      isWanted = false;
    };
  }, [clients, personaId, seat]);
  const isSettled = settled?.of === seat;
  return {
    /** Names the session: a frame that shows this person is made anew when it changes. */
    seat,
    isSeated: isSettled && settled.error === null,
    error: isSettled ? settled.error : null,
    retry: () => setAttempt((before) => before + 1),
  };
}
