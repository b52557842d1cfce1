import { QUANTITIES, type Quantity } from './quantities';
import { countIn, EMPTY_METER, isBlocked, type Limit, type Meter } from './window';

/** A limit of one API's own, counted for the corp or for each app. */
export interface ApiLimit extends Limit {
  per: 'corp' | 'app';
}

export interface LimitSettings {
  quantities: Partial<Record<Quantity, number>>;
  /** Own limits of an API in place of the built-in ones, by vendor path. */
  paths: Record<string, ApiLimit[]>;
}

export interface MeteredCall {
  path: string;
  ip: string;
  agentid: number;
  /** The API's own limits. */
  own: readonly ApiLimit[];
}

/**
 * Counts calls in natural windows and refuses while a penalty lasts (wecom-api §14.1). Lives in memory: a restart forgets what was counted.
 * There is one corp, so its name is no part of a key.
 */
export class CallLimits {
  private settings: LimitSettings = { quantities: {}, paths: {} };
  private readonly meters = new Map<string, Meter>();
  private readonly inFlight = new Map<string, number>();

  /** New settings; what was counted under the old ones is forgotten. */
  replace(settings: LimitSettings): void {
    this.settings = settings;
    this.meters.clear();
  }

  quantity(name: Quantity): number {
    return this.settings.quantities[name] ?? QUANTITIES[name];
  }

  current(): { quantities: Record<Quantity, number>; paths: Record<string, ApiLimit[]> } {
    return { quantities: { ...QUANTITIES, ...this.settings.quantities }, paths: this.settings.paths };
  }

  /** Whether this call is over a limit or inside a penalty. A refused call is not counted. */
  isOver(call: MeteredCall, now: number): boolean {
    const rules = this.rulesOf(call);
    if (rules.some(({ key }) => isBlocked(this.meter(key), now))) return true;
    const counted = rules.map(({ key, limit }) => ({ key, before: this.meter(key), meter: countIn(this.meter(key), limit, now) }));
    const isOver = counted.some(({ meter }) => meter.blockedUntil > 0);
    for (const { key, before, meter } of counted) {
      if (!isOver) this.meters.set(key, meter);
      else if (meter.blockedUntil > 0) this.meters.set(key, { ...before, blockedUntil: meter.blockedUntil });
    }
    return isOver;
  }

  /** Whether the address is banned from gettoken. */
  isBanned(ip: string, now: number): boolean {
    return isBlocked(this.meter(`secrets ${ip}`), now);
  }

  countBadSecret(ip: string, now: number): void {
    // The last one allowed already bans, so that the next call is refused.
    const limit: Limit = { span: 'hour', most: this.quantity('badSecretsPerHour') - 1 };
    this.meters.set(`secrets ${ip}`, countIn(this.meter(`secrets ${ip}`), limit, now));
  }

  enter(path: string): void {
    this.inFlight.set(path, (this.inFlight.get(path) ?? 0) + 1);
  }

  leave(path: string): void {
    this.inFlight.set(path, (this.inFlight.get(path) ?? 1) - 1);
  }

  isCrowded(path: string): boolean {
    return (this.inFlight.get(path) ?? 0) > this.quantity('concurrentCalls');
  }

  /** The penalties that last now. */
  penalties(now: number): { key: string; until: number }[] {
    return [...this.meters].filter(([, meter]) => isBlocked(meter, now)).map(([key, { blockedUntil }]) => ({ key, until: blockedUntil }));
  }

  private meter(key: string): Meter {
    return this.meters.get(key) ?? EMPTY_METER;
  }

  private rulesOf({ path, ip, agentid, own }: MeteredCall): { key: string; limit: Limit }[] {
    const base = [
      { key: `corp ${path} minute`, limit: { span: 'minute', most: this.quantity('corpCallsPerMinute') } },
      { key: `corp ${path} hour`, limit: { span: 'hour', most: this.quantity('corpCallsPerHour') } },
      { key: `${ip} ${path} minute`, limit: { span: 'minute', most: this.quantity('ipCallsPerMinute') } },
      { key: `${ip} ${path} hour`, limit: { span: 'hour', most: this.quantity('ipCallsPerHour') } },
    ] as const;
    const special = (this.settings.paths[path] ?? own).map((limit) => {
      return { key: `own ${path} ${limit.span} ${limit.per === 'app' ? agentid : 'corp'}`, limit };
    });
    return [...base, ...special];
  }
}
