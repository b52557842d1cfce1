/**
 * Staff sign in through WeCom: the page goes to the server's start address and comes back with a cookie.
 * One attempt only: if the page comes back and still has no session, it says what to do instead of going round for ever.
 */
export type StaffClient = 'sidebar' | 'workbench';

interface Place {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  location: Pick<Location, 'pathname' | 'search' | 'hash' | 'assign'>;
}

const attemptKey = (client: StaffClient) => `yq.sign-in.${client}`;
const hashKey = (client: StaffClient) => `yq.sign-in-hash.${client}`;

export const browserPlace = (): Place => ({ storage: sessionStorage, location });

/**
 * Leaves for the sign-in unless it was already tried.
 * @returns false when the attempt was already made; the page then says what to do
 */
export function goToSignIn(client: StaffClient, place: Place = browserPlace()): boolean {
  const { storage, location: here } = place;
  if (storage.getItem(attemptKey(client)) !== null) return false;
  storage.setItem(attemptKey(client), '1');
  // WeCom replaces the fragment on its way back, so the hash route is kept here.
  storage.setItem(hashKey(client), here.hash);
  here.assign(`/auth/${client}/start?return=${encodeURIComponent(here.pathname + here.search)}`);
  return true;
}

/** Called when the session proved good: the next loss of it may sign in again. */
export function signedIn(client: StaffClient, place: Place = browserPlace()): void {
  place.storage.removeItem(attemptKey(client));
}

/** Puts back the hash route that was open before the sign-in; called before the router starts. */
export function restoreHash(client: StaffClient, place: Pick<Place, 'storage'> & { location: { hash: string } } = browserPlace()): void {
  const kept = place.storage.getItem(hashKey(client));
  if (kept === null) return;
  place.storage.removeItem(hashKey(client));
  if (place.location.hash === '' && kept !== '') place.location.hash = kept;
}
