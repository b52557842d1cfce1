import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { endpoints, type RouteId } from '@yinqiao/shared/contracts';
import { errors, type ErrorBody } from '@yinqiao/shared/domain';
import type { Context, Middleware, Next } from 'koa';
import type { ZodError, ZodType } from 'zod';
import { type ActorLoaders, mayDo, refuse, type RequestActor } from '../access';
import { tokenOf } from '../auth/cookies';
import { findSession, type SessionClient, sessionClients } from '../auth/sessions';
import { isDatabaseAway } from '../db/connect';
import { newId } from '../db/ids';
import { look } from '../db/transact';
import { log } from '../log/log';
import { AppError } from './AppError';
import { fieldWords } from './fieldWords';
import { limitOverAllProcesses, limitRate } from './rateLimit';
import { Download, Page, type Call, type RouteBinding } from './route';

const BODY_LIMIT = '64kb';
const KEY_FORMAT = /^[A-Za-z0-9_-]{8,80}$/;
const VERSION_FORMAT = /^"?(\d{1,9})"?$/;

/** Mounts every binding behind the same visible list of steps: session, permission, validation, handler, validated answer. */
export function apiRouter(bindings: readonly RouteBinding[], loaders: ActorLoaders): Router {
  const router = new Router();
  router.use(bodyParser({ jsonLimit: BODY_LIMIT, enableTypes: ['json'], onError: refuseBody }));
  for (const binding of bindings) {
    const endpoint = endpoints[binding.id];
    const verb = endpoint.method.toLowerCase() as 'get' | 'post' | 'put';
    router[verb](endpoint.path, answer(binding, loaders));
  }
  return router;
}

function answer(binding: RouteBinding, loaders: ActorLoaders): Middleware {
  const endpoint = endpoints[binding.id];
  const respond = async (context: Context): Promise<void> => {
    const actor = await (endpoint.actor === 'partner' ? partnerOf(context, loaders) : callerOfPage(binding.id, context, loaders));
    await limitOverAllProcesses(binding.id, callerOf(actor) ?? context.ip);
    await assertMay(actor, binding.id);
    const call = {
      actor,
      params: parse(endpoint.params, context['params'], 'params'),
      query: parse(endpoint.query, { ...context.query }, 'query'),
      body: endpoint.method === 'GET' ? {} : parse(endpoint.body, context.request.body ?? {}, 'body'),
      idempotencyKey: endpoint.idempotent ? keyOf(context) : '',
      ifMatch: endpoint.ifMatch ? versionOf(context) : 0,
      http: context,
    } as Call<RouteId>;
    const result = await binding.handle(call);
    context.set('Cache-Control', 'no-store');
    if (result instanceof Download) return sendFile(context, result);
    context.body = envelope(endpoint.response, result);
  };
  return endpoint.method === 'GET' ? (context) => look(() => respond(context)) : respond;
}

/** Somebody at one of our own pages, by the session of that page. */
async function callerOfPage(id: RouteId, context: Context, loaders: ActorLoaders): Promise<RequestActor> {
  const client = clientOf(context);
  const token = client === 'playground' ? undefined : tokenOf(context, client);
  const actor = await actorOf(id, client, token, loaders);
  await limitRate(token ?? null, context.ip);
  return actor;
}

/** Another system, by the signature over what arrived. */
async function partnerOf(context: Context, { partner }: ActorLoaders): Promise<RequestActor> {
  await limitRate(null, context.ip);
  const { method, url, request } = context;
  return partner({
    partnerId: context.get('X-Partner-Id'),
    timestamp: context.get('X-Timestamp'),
    nonce: context.get('X-Nonce'),
    signature: context.get('X-Signature'),
    method,
    path: url,
    body: request.rawBody ?? '',
  });
}

function sendFile(context: Context, { fileName, mediaType, body }: Download): void {
  context.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  context.set('X-Content-Type-Options', 'nosniff');
  context.type = mediaType;
  context.body = body;
}

function envelope(response: ZodType, result: unknown): unknown {
  if (result instanceof Page) return { data: response.parse(result.data), page: { nextCursor: result.nextCursor } };
  return { data: response.parse(result) };
}

/** The header is required on every call: a foreign page cannot set it, which also defeats cross-site requests. */
function clientOf(context: Context): SessionClient | 'playground' {
  const name = context.get('X-YQ-Client');
  if (name === 'playground') return name;
  const client = sessionClients.find((one) => one === name);
  if (!client) throw new AppError('REQUEST_CLIENT_MISSING');
  return client;
}

async function actorOf(
  id: RouteId,
  client: SessionClient | 'playground',
  token: string | undefined,
  loaders: ActorLoaders,
): Promise<RequestActor> {
  const needed = endpoints[id].actor;
  if (needed !== 'staff' && needed !== 'customer') return { kind: 'nobody', client };
  if (client === 'playground') throw new AppError('SESSION_MISSING');
  if (!token) throw new AppError('SESSION_MISSING');
  const session = await findSession(token, client);
  if (!session) throw new AppError('SESSION_EXPIRED');
  const actor =
    session.kind === 'staff' ? await loaders.staff(session.subjectId, client) : await loaders.customer(session.subjectId, client);
  if (!actor) throw new AppError('SESSION_EXPIRED');
  return actor;
}

function callerOf(actor: RequestActor): string | null {
  if (actor.kind === 'nobody') return null;
  if (actor.kind === 'partner') return actor.partnerId;
  return actor.kind === 'staff' ? actor.staffId : actor.personId;
}

/** @throws AppError SESSION_WRONG_ACTOR, ACCESS_DENIED; both are audited */
async function assertMay(actor: RequestActor, id: RouteId): Promise<void> {
  if (actor.kind === 'nobody' || actor.kind === 'partner') return;
  const { actor: needed, action } = endpoints[id];
  const subjects = [actor.kind === 'staff' ? `Staff/${actor.staffId}` : `Customer/${actor.personId}`];
  if (actor.kind !== needed) await refuse(actor, { action, subjects, code: 'SESSION_WRONG_ACTOR' });
  if (actor.kind === 'staff' && !mayDo(actor, action)) await refuse(actor, { action, subjects, code: 'ACCESS_DENIED' });
}

function parse(schema: ZodType, value: unknown, part: string): unknown {
  const parsed = schema.safeParse(value, { error: fieldWords });
  if (parsed.success) return parsed.data;
  throw new AppError('REQUEST_INVALID', { fields: fieldsOf(parsed.error, part) });
}

function fieldsOf(error: ZodError, part: string): Record<string, string> {
  return Object.fromEntries(error.issues.slice(0, 20).map((issue) => [[part, ...issue.path.map(String)].join('.'), issue.message]));
}

function keyOf(context: Context): string {
  const key = context.get('Idempotency-Key');
  if (!KEY_FORMAT.test(key)) throw new AppError('REQUEST_KEY_MISSING');
  return key;
}

function versionOf(context: Context): number {
  const match = VERSION_FORMAT.exec(context.get('If-Match'));
  if (!match) throw new AppError('REQUEST_VERSION_MISSING');
  return Number(match[1]);
}

function refuseBody(error: Error): never {
  throw new AppError((error as { status?: number }).status === 413 ? 'REQUEST_TOO_LARGE' : 'REQUEST_MALFORMED', { cause: error });
}

/** Outermost: every refusal leaves in one shape, with a number to read out; an unexpected fault is logged and says nothing of itself. */
export async function presentErrors(context: Context, next: Next): Promise<void> {
  const requestId = newId('req');
  context.set('X-Request-Id', requestId);
  context.state['requestId'] = requestId;
  try {
    await next();
    if (context.status === 404 && context.body === undefined && context.path.startsWith('/api/')) throw new AppError('REQUEST_NOT_FOUND');
    if (context.status === 405 || context.status === 501) throw new AppError('REQUEST_METHOD');
  } catch (error) {
    const known = asAppError(error);
    if (known.status >= 500) logFailure(known, { requestId, path: context.path, code: known.code });
    context.status = known.status;
    context.body = {
      error: { code: known.code, message: errors[known.code].zh, requestId, ...known.extra, cause: undefined },
    } satisfies ErrorBody & { error: { cause?: unknown } };
  }
}

/** A foreseen absence (the database, a vendor) is one line a call; where it came about matters only for what nobody foresaw. */
function logFailure(failure: AppError, facts: { requestId: string; path: string; code: string }): void {
  const cause = failure.cause instanceof Error ? failure.cause.message : failure.cause;
  if (failure.code === 'SERVER_FAULT') log.error({ ...facts, cause, stack: failure.stack }, 'a request failed');
  else log.warn({ ...facts, cause }, 'a request was refused');
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError('SERVER_DATABASE', { cause: error });
  const status = (error as { status?: number }).status;
  if (status === 413) return new AppError('REQUEST_TOO_LARGE');
  if (status !== undefined && status >= 400 && status < 500) return new AppError('REQUEST_MALFORMED');
  return new AppError('SERVER_FAULT', { cause: error instanceof Error ? (error.stack ?? error.message) : error });
}
