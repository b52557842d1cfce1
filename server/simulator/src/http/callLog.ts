export interface CallRecord {
  at: string;
  method: string;
  path: string;
  /** Without tokens, secrets and codes. */
  query: Record<string, string>;
  errcode: number | null;
  milliseconds: number;
  fault?: string;
}

const KEEP = 500;
const SECRET_KEYS = new Set(['access_token', 'corpsecret', 'secret', 'code', 'js_code']);

/** What was called: counts for ever, and the last 500 calls. */
export class CallLog {
  readonly recent: CallRecord[] = [];
  private readonly counts = new Map<string, { calls: number; errcodes: Record<string, number> }>();

  record(call: CallRecord): void {
    this.recent.push(call);
    if (this.recent.length > KEEP) this.recent.shift();
    const count = this.counts.get(call.path) ?? { calls: 0, errcodes: {} };
    const errcode = String(call.errcode ?? 'none');
    count.calls += 1;
    count.errcodes[errcode] = (count.errcodes[errcode] ?? 0) + 1;
    this.counts.set(call.path, count);
  }

  clear(): void {
    this.recent.length = 0;
    this.counts.clear();
  }

  summary(): Record<string, { calls: number; errcodes: Record<string, number> }> {
    return Object.fromEntries(this.counts);
  }
}

/** The query with every secret left out; one rule for the whole log. */
export function withoutSecrets(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([key]) => !SECRET_KEYS.has(key)));
}
