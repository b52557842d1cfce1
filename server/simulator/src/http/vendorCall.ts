import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Middleware, Next } from 'koa';
import type { Simulator } from '../core/simulator';
import { withoutSecrets } from './callLog';
import type { Fault } from './faultTable';
import { BodyTooLarge, isObject } from './readBody';
import { VendorError, weChatRefusal, weComRefusal } from './vendorError';

const WECHAT_PATHS = /^\/(sns\/|cgi-bin\/stable_token$)/;
const VENDOR_PATHS = /^\/(cgi-bin|sns)\//;

/** What surrounds every vendor call: the log, the faults put in on purpose, and refusals in the vendor's shape. */
export function vendorCall(simulator: Simulator): Middleware {
  return async (context, next) => {
    if (!VENDOR_PATHS.test(context.path)) return void (await next());
    const started = performance.now();
    const fault = simulator.faults.take(context.path);
    await answer(context, next, fault);
    simulator.calls.record({
      at: new Date().toISOString(),
      method: context.method,
      path: context.path,
      query: withoutSecrets(context.URL.searchParams),
      errcode: errcodeOf(context.body),
      milliseconds: Math.round(performance.now() - started),
      ...(fault && { fault: fault.dropAnswer ? 'dropAnswer' : fault.delayMs ? 'delay' : 'errcode' }),
    });
    if (fault?.delayMs) await sleep(fault.delayMs);
    if (fault?.dropAnswer) drop(context);
  };
}

async function answer(context: Context, next: Next, fault: Fault | undefined): Promise<void> {
  try {
    if (fault?.errcode !== undefined) throw new VendorError(fault.errcode, 'fault put in on purpose');
    await next();
    if (WECHAT_PATHS.test(context.path) && isObject(context.body)) sayWeChat(context, context.body);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    if (WECHAT_PATHS.test(context.path)) sayWeChat(context, weChatRefusal(refusal));
    else context.body = weComRefusal(refusal, context.ip);
  }
}

/** WeChat labels its JSON as plain text. */
function sayWeChat(context: Context, body: Record<string, unknown>): void {
  context.body = JSON.stringify(body);
  context.type = 'text/plain';
}

function asRefusal(error: unknown): VendorError | undefined {
  if (error instanceof VendorError) return error;
  if (error instanceof BodyTooLarge) return new VendorError(40058, 'invalid Request Parameter, body too large');
  return undefined;
}

function errcodeOf(body: unknown): number | null {
  const errcode = isObject(body)
    ? body['errcode']
    : (JSON.parse(typeof body === 'string' ? body : '{}') as Record<string, unknown>)['errcode'];
  return typeof errcode === 'number' ? errcode : null;
}

function drop(context: Context): void {
  context.respond = false;
  context.req.socket.destroy();
}
