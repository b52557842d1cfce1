import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Middleware, Next } from 'koa';
import type { Simulator } from '../core/simulator';
import { disturbReply } from '../faults/disturbReply';
import { faultName, type Fault } from '../faults/faultTable';
import { withoutSecrets } from './callLog';
import { BodyTooLarge, isObject } from './readBody';
import { VendorError, weChatRefusal, weComRefusal } from './vendorError';

const WECHAT_PATHS = /^\/(sns\/|wxa\/|cgi-bin\/(stable_token|token|clear_quota|openapi\/.*|message\/(subscribe|custom|template)\/.*)$)/;
const VENDOR_PATHS = /^\/(cgi-bin|sns|wxa)\//;

/** What surrounds every vendor call: the log, the faults put in on purpose, and refusals in the vendor's shape. */
export function vendorCall(simulator: Simulator): Middleware {
  return async (context, next) => {
    if (!VENDOR_PATHS.test(context.path)) return void (await next());
    const { path } = context;
    simulator.limits.enter(path);
    try {
      await surround(simulator, context, next);
    } finally {
      simulator.limits.leave(path);
    }
  };
}

async function surround(simulator: Simulator, context: Context, next: Next): Promise<void> {
  const started = performance.now();
  const fault = simulator.faults.take(context.path);
  await answer(simulator, context, next, fault);
  simulator.calls.record({
    at: new Date().toISOString(),
    method: context.method,
    path: context.path,
    query: withoutSecrets(context.URL.searchParams),
    errcode: errcodeOf(context.body),
    milliseconds: Math.round(performance.now() - started),
    ...(fault && { fault: faultName(fault) }),
  });
  if (fault?.delayMs) await sleep(fault.delayMs);
  if (fault?.dropAnswer) drop(context);
  else if (fault?.truncate) truncate(context);
}

async function answer(simulator: Simulator, context: Context, next: Next, fault: Fault | undefined): Promise<void> {
  const isWeChat = isWeChatCall(simulator, context);
  try {
    if (fault?.errcode !== undefined) throw new VendorError(fault.errcode, 'fault put in on purpose');
    await next();
    if (fault && isReply(context.body)) context.body = disturbReply(context.body, fault, askedCursor(context));
    if (isWeChat && isReply(context.body)) sayWeChat(context, context.body);
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    if (isWeChat) sayWeChat(context, weChatRefusal(refusal));
    else context.body = weComRefusal(refusal, context.ip);
  }
}

/** Some paths belong to both vendors (as /cgi-bin/user/get); there the token says whose call it is. */
function isWeChatCall(simulator: Simulator, context: Context): boolean {
  if (WECHAT_PATHS.test(context.path)) return true;
  return simulator.state.credentialsByValue.get(context.URL.searchParams.get('access_token') ?? '')?.kind === 'weChatToken';
}

/** WeChat labels its JSON as plain text. */
function sayWeChat(context: Context, body: Record<string, unknown>): void {
  context.body = JSON.stringify(body);
  context.type = 'text/plain';
}

/** Whether the body is JSON still to be written; a download is bytes. */
function isReply(body: unknown): body is Record<string, unknown> {
  return isObject(body) && !Buffer.isBuffer(body);
}

function asRefusal(error: unknown): VendorError | undefined {
  if (error instanceof VendorError) return error;
  if (error instanceof BodyTooLarge) return new VendorError(40058, 'invalid Request Parameter, body too large');
  return undefined;
}

function errcodeOf(body: unknown): number | null {
  const errcode = isReply(body)
    ? body['errcode']
    : (JSON.parse(typeof body === 'string' ? body : '{}') as Record<string, unknown>)['errcode'];
  return typeof errcode === 'number' ? errcode : null;
}

function askedCursor(context: Context): unknown {
  const { body } = context.state as { body?: Record<string, unknown> };
  return body?.['cursor'] ?? context.URL.searchParams.get('cursor');
}

/** Half of the body, well framed: what a client meets is JSON that ends in the middle. */
function truncate(context: Context): void {
  const bytes = Buffer.from(isReply(context.body) ? JSON.stringify(context.body) : (context.body as string | Buffer));
  context.respond = false;
  context.res.writeHead(200, { 'content-type': 'application/json; charset=UTF-8', connection: 'close' });
  context.res.end(bytes.subarray(0, Math.floor(bytes.length / 2)));
}

function drop(context: Context): void {
  context.respond = false;
  context.req.socket.destroy();
}
