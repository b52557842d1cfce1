import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import compress from 'koa-compress';
import { demoModule, refuseWhileResting, stopWatchingBank, watchBank } from './demo';
import { migrations } from './migrations';
import { modules } from './modules';
import { loadCustomerActor } from './modules/customers';
import { loadPartnerActor } from './modules/leads';
import { loadStaffActor, staffSignInRouter } from './modules/orgs';
import { registerAbilities } from './platform/access';
import { configureAudit, sealAudit } from './platform/audit';
import { startClock, stopClock } from './platform/clock/clock';
import { type CronJob, every, registerCrons, startCron, stopCron } from './platform/cron/cron';
import { configurePersonalData } from './platform/crypto/personalData';
import { connectDatabase, disconnectDatabase, untilDatabaseAway } from './platform/db/connect';
import { migrate } from './platform/db/migrate';
import { setEnv } from './platform/env/currentEnv';
import type { Env } from './platform/env/env';
import { apiRouter, presentErrors } from './platform/http/api';
import { closeEgress, configureEgress } from './platform/http-client/httpClient';
import { registerApprovalChecks } from './modules/approvals';
import { registerJobs } from './platform/jobs';
import { log } from './platform/log/log';
import type { ServerModule } from './platform/module';
import { armRacePoint } from './platform/race-points/reach';
import { inlineScriptHashes, pages, type PageFolders } from './platform/web/pages';
import { operationsRouter, requestCounter } from './platform/web/operations';
import { securityHeaders } from './platform/web/securityHeaders';
import { registerProcessors, startWorkers, stopWorkers } from './platform/work';
import { callbackRouter } from './wecom';

export interface Application {
  /** Where it listens; null when the web service is not among its services. */
  url: string | null;
  stop: () => Promise<void>;
}

/** How long a stop goes on when the database is away. */
const STOP_PATIENCE_MS = 1_000;

/** For a whole request to arrive: a file of 50 MB over an office line. */
const REQUEST_TIMEOUT_MS = 180_000;

/** The sealer links audit entries every two seconds. */
const sealAuditEntries: CronJob = {
  name: 'sealAuditEntries',
  clock: 'lease',
  bucketsBetween: every(2_000),
  catchUp: 'latest',
  limit: 1,
  run: async () => {
    await sealAudit();
  },
};

/**
 * Connects, composes the modules and makes ready; nothing listens or works yet.
 * @param databaseName overrides the one in the address (tests)
 */
export async function prepare(env: Env, databaseUri: string, databaseName?: string): Promise<ServerModule[]> {
  setEnv(env);
  log.level = env.logLevel;
  configurePersonalData(env.keys);
  configureAudit(env.keys.audit, env.dataDir);
  configureEgress([env.wecomApiBase, env.wechatApiBase]);
  armRacePoint(env.racePoint);
  const composed = env.demo ? [...modules, demoModule] : [...modules];
  registerAbilities(composed.flatMap((module) => module.abilities ?? []));
  registerProcessors(composed.flatMap((module) => module.processors ?? []));
  registerCrons([sealAuditEntries, ...composed.flatMap((module) => module.crons ?? [])]);
  registerApprovalChecks(composed.flatMap((module) => module.approvalChecks ?? []));
  registerJobs(composed.flatMap((module) => module.jobs ?? []));
  await connectDatabase(databaseUri, databaseName);
  await startClock();
  await migrate(migrations);
  return composed;
}

/** Starts the services that the settings name. */
export async function start(env: Env, composed: readonly ServerModule[]): Promise<Application> {
  let stopping = false;
  const server = env.services.has('web') ? await listen(env, composed, () => stopping) : null;
  if (env.services.has('worker')) startWorkers();
  if (env.services.has('cron')) startCron();
  if (env.demo) await watchBank();
  return {
    url: server ? `http://${env.host}:${(server.address() as AddressInfo).port}` : null,
    stop: async () => {
      stopping = true;
      const finished = finish(server);
      // Without the database nothing can be finished, and nothing begun is lost: there it is whole or undone.
      await Promise.race([finished, untilDatabaseAway().then(() => afterMs(STOP_PATIENCE_MS))]);
    },
  };
}

async function finish(server: Server | null): Promise<void> {
  if (server) await close(server);
  await stopWatchingBank();
  await stopCron();
  await stopWorkers();
  stopClock();
  await closeEgress();
  await disconnectDatabase();
}

const afterMs = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function listen(env: Env, composed: readonly ServerModule[], stopping: () => boolean): Promise<Server> {
  const server = createServer(webApplication(env, composed, stopping).callback() as never);
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(error.code === 'EADDRINUSE' ? `PORT: ${env.port} is in use by another program` : `PORT: ${error.message}`));
    });
    server.listen(env.port, env.host, resolve);
  });
  return server;
}

/** In one bundle in `server/dist` or as sources in `server/src`: the clients' builds lie beside either. */
const builtPages: PageFolders = { web: join(__dirname, '../../wecom-sidebar/dist'), h5: join(__dirname, '../../miniapp/dist/h5') };

function webApplication(env: Env, composed: readonly ServerModule[], stopping: () => boolean): Koa {
  const app = new Koa(addressesFrom(env.trustedProxies));
  app.silent = true;
  const routes = composed.flatMap((module) => module.routes ?? []);
  const simulator = env.demo ? env.wecomOauthBase : null;
  const inlineScripts = [...inlineScriptHashes(join(builtPages.h5, 'index.html'))];
  app.use(countRequests);
  app.use(presentErrors);
  if (env.demo) app.use(toPublicHost(env.publicBaseUrl));
  app.use(securityHeaders({ simulatorOrigin: simulator, inlineScripts, https: env.publicBaseUrl.startsWith('https:') }));
  app.use(compress({ threshold: 1024, br: false }));
  mountRouter(app, operationsRouter({ publicBaseUrl: env.publicBaseUrl, routeIds: routes.map((one) => one.id), stopping }));
  if (env.demo) app.use(refuseWhileResting);
  mountRouter(app, callbackRouter());
  mountRouter(app, staffSignInRouter());
  mountRouter(app, apiRouter(routes, { staff: loadStaffActor, customer: loadCustomerActor, partner: loadPartnerActor }));
  for (const page of pages(builtPages, simulator ? { bridgeUrl: `${simulator}/client/bridge.js` } : null)) app.use(page);
  return app;
}

/**
 * Whose request it is, for the limits by address. Each of our own proxies appends the address it heard from, so only the last
 * entries of X-Forwarded-For count, as many as there are proxies: what the caller wrote stands before them.
 */
const addressesFrom = (trustedProxies: number) => ({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies });

function mountRouter(app: Koa, router: Router): void {
  app.use(router.routes()).use(router.allowedMethods());
}

/** Cookies, signatures and allow-lists all name one host: a page asked for under another name is sent there. */
function toPublicHost(publicBaseUrl: string) {
  const host = new URL(publicBaseUrl).host;
  return (context: Context, next: Next) => {
    const foreign = context.host !== host && /^localhost(:|$)/.test(context.host);
    if (!foreign || context.method !== 'GET' || context.path.startsWith('/api/')) return next();
    context.redirect(publicBaseUrl + context.url);
    return Promise.resolve();
  };
}

async function countRequests(context: Context, next: Next): Promise<void> {
  await next();
  requestCounter.inc({ status: `${Math.floor(context.status / 100)}xx` });
}

/** Accepted requests are answered; idle connections are closed. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
