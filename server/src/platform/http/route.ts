import type { Endpoints, RouteId } from '@yinqiao/shared/contracts';
import type { Context } from 'koa';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { CustomerActor, NobodyActor, PartnerActor, StaffActor } from '../access';

type ActorOf<K extends RouteId> = Endpoints[K]['actor'] extends 'staff'
  ? StaffActor
  : Endpoints[K]['actor'] extends 'customer'
    ? CustomerActor
    : Endpoints[K]['actor'] extends 'partner'
      ? PartnerActor
      : NobodyActor;

/** What a handler gets: everything checked against the contract. */
export interface Call<K extends RouteId> {
  actor: ActorOf<K>;
  params: z.output<Endpoints[K]['params']>;
  query: z.output<Endpoints[K]['query']>;
  body: z.output<Endpoints[K]['body']>;
  /** Present where the contract asks for it. */
  idempotencyKey: string;
  /** The version in If-Match; present where the contract asks for it. */
  ifMatch: number;
  /** For cookies and redirects only. */
  http: Context;
}

type Answer<K extends RouteId> = z.input<Endpoints[K]['response']>;
export class Page<T> {
  constructor(
    readonly data: T,
    readonly nextCursor: string | null,
  ) {}
}

/** An answer that is a file: always saved, never shown or guessed at by a browser. Its contract's response is a string. */
export class Download {
  constructor(
    readonly fileName: string,
    readonly mediaType: string,
    readonly body: Readable,
  ) {}
}

export interface RouteBinding {
  id: RouteId;
  handle: (call: Call<RouteId>) => Promise<unknown>;
}

/** Binds a contract to what answers it; no logic in between. */
export function route<K extends RouteId>(id: K, handle: (call: Call<K>) => Promise<Answer<K> | Page<Answer<K>> | Download>): RouteBinding {
  return { id, handle: handle };
}
