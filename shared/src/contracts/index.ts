import type { z } from 'zod';
import { approvalsEndpoints } from './approvals';
import { bookClaimsEndpoints } from './bookClaims';
import { calendarEndpoints } from './calendar';
import { campaignsEndpoints, consentsEndpoints } from './campaigns';
import { cockpitEndpoints } from './cockpit';
import { customersEndpoints } from './customers';
import { delegationsEndpoints } from './delegations';
import { demoEndpoints } from './demo';
import { contentEndpoints, deskEndpoints, outreachEndpoints } from './desk';
import { enquiriesEndpoints } from './enquiries';
import { entryCodesEndpoints } from './entryCodes';
import { fairnessEndpoints } from './fairness';
import { importsEndpoints } from './imports';
import { journeysEndpoints } from './journeys';
import { leadBoardEndpoints } from './leadBoard';
import { leadsEndpoints } from './leads';
import { mergesEndpoints } from './merges';
import { partnersEndpoints } from './partners';
import { openPoolEndpoints } from './openPool';
import { orgsEndpoints } from './orgs';
import { policiesEndpoints } from './policies';
import { portalEndpoints } from './portal';
import { replayEndpoints } from './replay';
import type { RouteId } from './routes';
import { simulationsEndpoints } from './simulations';
import { verdictsEndpoints } from './verdicts';
import { wishesEndpoints } from './wishes';

export type { Actor } from './endpoint';
export { routes, type RouteId } from './routes';

/** Every endpoint of the product; the type says that none is missing and none is doubled. */
export const endpoints = {
  ...orgsEndpoints,
  ...approvalsEndpoints,
  ...calendarEndpoints,
  ...customersEndpoints,
  ...consentsEndpoints,
  ...campaignsEndpoints,
  ...portalEndpoints,
  ...enquiriesEndpoints,
  ...deskEndpoints,
  ...outreachEndpoints,
  ...contentEndpoints,
  ...leadsEndpoints,
  ...openPoolEndpoints,
  ...leadBoardEndpoints,
  ...fairnessEndpoints,
  ...replayEndpoints,
  ...policiesEndpoints,
  ...importsEndpoints,
  ...mergesEndpoints,
  ...simulationsEndpoints,
  ...partnersEndpoints,
  ...entryCodesEndpoints,
  ...journeysEndpoints,
  ...verdictsEndpoints,
  ...wishesEndpoints,
  ...bookClaimsEndpoints,
  ...delegationsEndpoints,
  ...cockpitEndpoints,
  ...demoEndpoints,
} satisfies Record<RouteId, { id: RouteId }>;

export type Endpoints = typeof endpoints;

/** What a caller gives to and gets from each endpoint. */
export type Api = {
  [K in RouteId]: {
    params: z.input<Endpoints[K]['params']>;
    query: z.input<Endpoints[K]['query']>;
    body: z.input<Endpoints[K]['body']>;
    data: z.output<Endpoints[K]['response']>;
  };
};

/** The answer's envelope. */
export interface Envelope<T> {
  data: T;
  page?: { nextCursor: string | null };
}

/** The data of an endpoint, for typing components: `Data<'desk.customer'>`. */
export type Data<K extends RouteId> = Api[K]['data'];
