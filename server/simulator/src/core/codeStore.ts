import type { SimulatorClock } from './clock';
import { randomId } from './ids';

const CODE_SECONDS = 300;

/** A member, or somebody from outside by his unionid. */
type OauthPerson = { userid: string } | { unionid: string };

export type LoginCode =
  | { kind: 'oauth'; who: OauthPerson; redirectHost: string }
  | { kind: 'miniprogram'; appid: string; unionid: string }
  | { kind: 'phone'; appid: string; phoneNumber: string };

type Redeemed<K extends LoginCode['kind']> =
  { outcome: 'ok'; code: Extract<LoginCode, { kind: K }> } | { outcome: 'unknown' } | { outcome: 'used' };

/** One-time login codes, five minutes each. They live in memory only: a restart ends them, as an expiry would. */
export class CodeStore {
  private readonly codes = new Map<string, { code: LoginCode; expiresAt: number; used: boolean }>();

  constructor(private readonly clock: SimulatorClock) {}

  mint(code: LoginCode): string {
    this.forgetExpired();
    const value = randomId(24);
    this.codes.set(value, { code, expiresAt: this.clock.seconds() + CODE_SECONDS, used: false });
    return value;
  }

  /** Looks without using up, so that a refused call (wrong app) does not cost the code. */
  peek<K extends LoginCode['kind']>(kind: K, value: string): Redeemed<K> {
    const entry = this.codes.get(value);
    if (!entry || entry.code.kind !== kind || entry.expiresAt <= this.clock.seconds()) return { outcome: 'unknown' };
    if (entry.used) return { outcome: 'used' };
    return { outcome: 'ok', code: entry.code as Extract<LoginCode, { kind: K }> };
  }

  use(value: string): void {
    const entry = this.codes.get(value);
    if (entry) entry.used = true;
  }

  private forgetExpired(): void {
    const now = this.clock.seconds();
    for (const [value, entry] of this.codes) if (entry.expiresAt <= now) this.codes.delete(value);
  }
}
