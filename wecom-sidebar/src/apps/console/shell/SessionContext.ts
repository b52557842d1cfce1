import { createContext, useContext } from 'react';
import type { Me } from '../../../features/console-session/session';

export interface Session {
  me: Me;
  /** The clock of the business, ticking. */
  now: Date;
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** Who is signed in and what the clock of the business says; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs the shell above it');
  return session;
}
