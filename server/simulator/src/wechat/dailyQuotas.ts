const DAY = 86_400;
/** Days and months are those of Beijing. */
const BEIJING = 8 * 3600;
const CLEARS_A_MONTH = 10;
const USUAL = 1_000_000;

/** Calls a day of one account, where the papers tell (wecom-api §13, §19); others have a figure that never strikes by itself. */
const LIMITS: Readonly<Record<string, number>> = {
  '/cgi-bin/message/subscribe/send': 10_000_000,
  '/wxa/generatescheme': 500_000,
  '/wxa/generate_urllink': 500_000,
  '/wxa/genwxashortlink': 1_000_000,
  '/wxa/msg_sec_check': 2_000_000,
  '/cgi-bin/message/template/send': 100_000,
  '/cgi-bin/menu/create': 1000,
  '/cgi-bin/menu/get': 10_000,
};

/** What WeChat counts for each account and path on the natural day. Lives in memory: a restart forgets what was counted. */
export class DailyQuotas {
  private limits: Readonly<Record<string, number>> = {};
  private readonly used = new Map<string, { day: number; count: number }>();
  private readonly clears = new Map<string, number>();

  /** Other limits by path; counts begin anew. */
  replace(limits: Record<string, number>): void {
    this.limits = limits;
    this.used.clear();
    this.clears.clear();
  }

  /** Counts one call; false when the day's share is used up. */
  take(appid: string, path: string, now: number): boolean {
    const { remain, used } = this.state(appid, path, now);
    if (remain > 0) this.used.set(`${appid} ${path}`, { day: dayOf(now), count: used + 1 });
    return remain > 0;
  }

  state(appid: string, path: string, now: number): { daily_limit: number; used: number; remain: number } {
    const daily_limit = this.limits[path] ?? LIMITS[path] ?? USUAL;
    const counter = this.used.get(`${appid} ${path}`);
    const used = counter?.day === dayOf(now) ? counter.count : 0;
    return { daily_limit, used, remain: daily_limit - used };
  }

  /** Gives an account its whole day back; false when it has been ten times this month. */
  clear(appid: string, now: number): boolean {
    const date = new Date((now + BEIJING) * 1000);
    const key = `${appid} ${date.getUTCFullYear()}-${date.getUTCMonth()}`;
    const times = this.clears.get(key) ?? 0;
    if (times >= CLEARS_A_MONTH) return false;
    this.clears.set(key, times + 1);
    for (const name of this.used.keys()) if (name.startsWith(`${appid} `)) this.used.delete(name);
    return true;
  }
}

function dayOf(now: number): number {
  return Math.floor((now + BEIJING) / DAY);
}
