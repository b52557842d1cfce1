import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';
import { BodyTooLarge, readBody } from '../http/readBody';
import { misfit, type Schema } from '../world/schema';

/** A refusal of the control API; unlike the vendors' it speaks HTTP. */
export class ControlError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface ControlCall<B> {
  simulator: Simulator;
  params: Record<string, string>;
  query: URLSearchParams;
  body: B;
}

/** One operation under /_sim: handler, check and documentation in one place. */
export interface ControlRoute<B = unknown> {
  method: 'get' | 'put' | 'post' | 'delete';
  /** Path in router form, as `/_sim/callbacks/:id/resend`. */
  path: string;
  summary: string;
  body?: Schema;
  /** What the answer holds, for the documentation. */
  answer: string;
  handle: (call: ControlCall<B>) => unknown;
}

const BODY_LIMIT = 256 * 1024 * 1024;

/** Lets TypeScript infer the body's type inside one route and forgets it in the list of all routes. */
export function controlRoute<B = undefined>(route: ControlRoute<B>): ControlRoute {
  return route as ControlRoute;
}

export function mountControlRoute(router: Router, simulator: Simulator, route: ControlRoute): void {
  router[route.method](route.path, async (context) => {
    const body = route.body ? await checkedBody(context, route.body) : undefined;
    const params = context['params'];
    context.body = (await route.handle({ simulator, params, query: context.URL.searchParams, body })) ?? {};
  });
}

async function checkedBody(context: Context, schema: Schema): Promise<unknown> {
  const body = parse(await limited(context));
  const fault = misfit(schema, body);
  if (fault) throw new ControlError(400, 'BODY_INVALID', fault);
  return body;
}

async function limited(context: Context): Promise<string> {
  try {
    return await readBody(context.req, BODY_LIMIT);
  } catch (error) {
    if (error instanceof BodyTooLarge) throw new ControlError(413, 'BODY_TOO_LARGE', error.message);
    throw error;
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ControlError(400, 'BODY_INVALID', 'The body is not JSON.');
  }
}
