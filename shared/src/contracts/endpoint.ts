import { z } from 'zod';
import type { ErrorCode } from '../domain/errors';
import { routes, type RouteId } from './routes';

/** Who may call: nobody signed in, a customer, a member of staff, another system that signs its calls, or a person of the demo mode's own pages. */
export type Actor = 'public' | 'customer' | 'staff' | 'partner' | 'demo';

type Shape = z.ZodObject<z.ZodRawShape>;

export interface EndpointParts<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType, A extends Actor = Actor> {
  /** One English sentence for the API document. */
  summary: string;
  actor: A;
  /** What the actor does, as `verb:Subject`; the permission matrix is generated from it. */
  action: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  /** Refusals beyond those of every endpoint (session, validation, size, rate). */
  errors?: readonly ErrorCode[];
  /** The Idempotency-Key header is required: a repeat with the same key answers the first result. */
  idempotent?: boolean;
  /** The If-Match header is required: it carries the version the person edited. */
  ifMatch?: boolean;
  /** The envelope carries `page.nextCursor`. */
  paged?: boolean;
}

const nothing = z.strictObject({});

/**
 * Defines one endpoint on top of its route. Objects are strict: an unknown field is refused, not dropped.
 * @returns the definition with defaults filled, from which the server validates both ways and the clients infer types
 */
export function endpoint<
  K extends RouteId,
  P extends Shape = typeof nothing,
  Q extends Shape = typeof nothing,
  B extends z.ZodType = typeof nothing,
  R extends z.ZodType = z.ZodType,
  A extends Actor = Actor,
>(id: K, parts: EndpointParts<P, Q, B, R, A>) {
  return {
    id,
    ...routes[id],
    idempotent: false,
    ifMatch: false,
    paged: false,
    errors: [] as readonly ErrorCode[],
    ...parts,
    params: (parts.params ?? nothing) as P,
    query: (parts.query ?? nothing) as Q,
    body: (parts.body ?? nothing) as B,
    response: parts.response,
  };
}
