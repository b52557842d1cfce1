import { useSyncExternalStore } from 'react';

/** The clients that staff open inside WeCom; they sign in by going through WeCom and back. */
export type WeComClient = 'sidebar' | 'workbench';

/** Where the page stands: the browser's own objects, or a test's. */
export interface Place {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  location: { readonly pathname: string; readonly search: string; hash: string; assign: (address: string) => void };
}

const browserPlace = (): Place => ({ storage: sessionStorage, location });

/**
 * Signs staff in: the page leaves for the server's start address and comes back with a cookie.
 * One attempt only: a page that comes back and still has no session says what to do instead of going round for ever.
 */
export class SignIn {
  private leaving = false;
  private stuck = false;
  private readonly listeners = new Set<() => void>();
  private readonly attemptKey: string;
  private readonly hashKey: string;

  constructor(
    private readonly client: WeComClient,
    private readonly place: Place = browserPlace(),
  ) {
    this.attemptKey = `yq.sign-in.${client}`;
    this.hashKey = `yq.sign-in-hash.${client}`;
    this.restoreHash();
  }

  /** The server said that there is no session: leaves for the sign-in, or is stuck when that was already tried. */
  readonly lost = (): void => {
    if (this.leaving) return;
    if (this.place.storage.getItem(this.attemptKey) === null) this.leave();
    else this.setStuck(true);
  };

  /** A read succeeded, so the session is good: the next loss may sign in again. */
  readonly proved = (): void => {
    this.place.storage.removeItem(this.attemptKey);
    this.setStuck(false);
  };

  /** The person asks for another attempt. */
  readonly leave = (): void => {
    const { storage, location: here } = this.place;
    this.leaving = true;
    storage.setItem(this.attemptKey, '1');
    // WeCom replaces the fragment on the way back, so the hash route is kept here.
    storage.setItem(this.hashKey, here.hash);
    here.assign(`/auth/${this.client}/start?return=${encodeURIComponent(here.pathname + here.search)}`);
  };

  readonly isStuck = (): boolean => this.stuck;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private restoreHash(): void {
    const { storage, location: here } = this.place;
    const kept = storage.getItem(this.hashKey);
    storage.removeItem(this.hashKey);
    if (kept && here.hash === '') here.hash = kept;
  }

  private setStuck(stuck: boolean): void {
    if (this.stuck === stuck) return;
    this.stuck = stuck;
    this.listeners.forEach((listener) => listener());
  }
}

/** True when the one attempt was made and there is still no session. */
export const useSignInStuck = (signIn: SignIn): boolean => useSyncExternalStore(signIn.subscribe, signIn.isStuck);
