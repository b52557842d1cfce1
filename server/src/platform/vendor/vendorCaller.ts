import { elapsedMs, leaseNow } from '../clock/clock';
import { NoAnswer } from '../http-client/httpClient';
import { log } from '../log/log';
import { ban, bannedUntil } from './ban';
import { actionFor, type ErrorTable } from './errorActions';
import type { Lender } from './lender';
import { takeCall } from './quotaBlock';
import type { Limit, Priority } from './quotaWindow';
import { Slots } from './slots';
import { VendorBusy } from './VendorBusy';

export type Reply = Record<string, unknown>;

export interface VendorCall {
  /** Names the call in quotas, bans, errors and logs. */
  api: string;
  priority: Priority;
  limits: readonly Limit[];
  /**
   * What an answer that never came means: the call may be `repeated` (it reads, or has its effect once however often it comes), or its
   * outcome is `unknown` and its owner finds out, or stands the loss.
   */
  lostAnswer: 'repeated' | 'unknown';
  /** One request. @throws NotSent, NoAnswer */
  send: (token: string) => Promise<Reply>;
}

export interface Vendor {
  /** `<vendor>/<account>` */
  account: () => string;
  errors: ErrorTable;
  token: Lender;
  /** Calls of one API at once, in this process. */
  atOnce: number;
  /** The errcodes that mean "too many calls" and "too many at once". */
  tooOften: number;
  tooManyAtOnce: number;
  refusal: (errcode: number, api: string) => Error;
}

/** Nobody at a screen waits longer than this for a turn; work comes again. */
const PATIENCE_MS = 2_000;
const TRIES = 3;
const BACKOFF_MS = 200;
/** The vendor does not say which of its windows is full: the shortest is tried first, then the next. */
const BAN_SECONDS = [60, 3_600];
/** A refusal so soon after a ban means that the ban was too short. */
const AGAIN_MS = 60_000;

/**
 * Calls a vendor the way it wants to be called: within its quotas over all processes, few at once, urgent ones first, with a token that
 * is renewed once when it is refused, and never while it has said no.
 * @returns a function that makes a call. It throws VendorBusy when the turn is too far off, the vendor's refusal for an errcode, NotSent
 * or NoAnswer when no answer came
 */
export function vendorCaller(vendor: Vendor): (call: VendorCall) => Promise<Reply> {
  const slots = new Map<string, Slots>();
  const bans = new Map<string, Date>();
  const slotsOf = (api: string): Slots => {
    const found = slots.get(api) ?? new Slots(vendor.atOnce);
    slots.set(api, found);
    return found;
  };

  async function turn({ api, priority, limits }: VendorCall): Promise<void> {
    const bucket = `${vendor.account()}/${api}`;
    const patient = elapsedMs() + PATIENCE_MS;
    for (;;) {
      const later = (await bannedUntil(bucket)) ?? (await fullUntil(bucket, limits, priority));
      if (!later) return;
      const wait = later.getTime() - leaseNow().getTime();
      if (elapsedMs() + wait > patient) throw new VendorBusy(api, later);
      await sleep(wait);
    }
  }

  async function refuse({ api }: VendorCall, errcode: number): Promise<void> {
    if (errcode === vendor.tooManyAtOnce) return slotsOf(api).slowDown();
    if (errcode !== vendor.tooOften) throw vendor.refusal(errcode, api);
    const last = bans.get(api);
    const again = last !== undefined && leaseNow().getTime() - last.getTime() < AGAIN_MS;
    const until = await ban(`${vendor.account()}/${api}`, BAN_SECONDS[again ? 1 : 0]!);
    bans.set(api, until);
    log.warn({ api, errcode, until }, 'a vendor refuses an API for a while');
    throw new VendorBusy(api, until);
  }

  async function make(call: VendorCall): Promise<Reply> {
    let renewed = false;
    for (let tries = 1; ; tries += 1) {
      await turn(call);
      const token = await vendor.token.get();
      const reply = await answered(call, token);
      const errcode = Number(reply['errcode'] ?? 0);
      if (errcode === 0) return reply;
      const action = actionFor(vendor.errors, errcode);
      if (action === 'refresh' && !renewed) {
        vendor.token.refuse(token);
        renewed = true;
        continue;
      }
      if (action === 'alarm') log.error({ api: call.api, errcode }, 'a vendor refuses a call until a setting is mended');
      if (action === 'wait') await refuse(call, errcode);
      else if (action !== 'retry') throw vendor.refusal(errcode, call.api);
      if (tries >= TRIES) throw vendor.refusal(errcode, call.api);
      await sleep(backoff(tries));
    }
  }

  return (call) => slotsOf(call.api).run(call.priority, () => make(call));
}

async function fullUntil(bucket: string, limits: readonly Limit[], priority: Priority): Promise<Date | null> {
  for (const limit of limits) {
    const later = await takeCall(bucket, limit, priority);
    if (later) return later;
  }
  return null;
}

async function answered(call: VendorCall, token: string): Promise<Reply> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call.send(token);
    } catch (error) {
      if (!(error instanceof NoAnswer) || call.lostAnswer === 'unknown' || tries >= TRIES) throw error;
      await sleep(backoff(tries));
    }
  }
}

/** Longer each time, and at random, so that many who were refused together part. */
const backoff = (tries: number): number => BACKOFF_MS * 2 ** (tries - 1) * (0.5 + Math.random());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
