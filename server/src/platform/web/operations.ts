import { readFileSync } from 'node:fs';
import Router from '@koa/router';
import type { RouteId } from '@yinqiao/shared/contracts';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { isDatabaseReachable } from '../db/connect';
import { oldestUnsealedMs, sealingFault } from '../audit';
import { indexDrift } from '../db/indexes';
import { conflictCount } from '../db/transact';
import { openApiDocument } from '../http/openApi';

const registry = new Registry();
export const requestCounter = new Counter({
  name: 'http_requests_total',
  help: 'Requests by status class.',
  labelNames: ['status'],
  registers: [registry],
});

/** What operators and developers look at: health, readiness, metrics, the API's document. */
export function operationsRouter(options: { publicBaseUrl: string; routeIds: readonly RouteId[]; stopping: () => boolean }): Router {
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'write_conflicts_retried',
    help: 'Transactions that were run again because of a write conflict.',
    registers: [registry],
    collect() {
      this.set(conflictCount());
    },
  });
  new Gauge({
    name: 'audit_sealing_stopped',
    help: '1 while this process does not seal because the audit chain contradicts its anchors.',
    registers: [registry],
    collect() {
      this.set(sealingFault() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'audit_oldest_unsealed_seconds',
    help: 'Age of the oldest audit entry that waits for its seal; more than 5 means that nobody seals.',
    registers: [registry],
    async collect() {
      // Unknown without the database, and the other figures are told all the same.
      this.set(
        await oldestUnsealedMs().then(
          (age) => age / 1000,
          () => Number.NaN,
        ),
      );
    },
  });
  const router = new Router();
  router.get('/healthz', (context) => {
    context.body = { status: 'ok' };
  });
  router.get('/readyz', async (context) => {
    const drift = await indexDrift().catch(() => ['unreachable']);
    const ready = isDatabaseReachable() && !options.stopping() && drift.length === 0;
    context.status = ready ? 200 : 503;
    // A chain that was tampered with is named, and customers are served all the same.
    context.body = { status: ready ? 'ready' : 'not ready', indexDrift: drift, auditFault: sealingFault() };
  });
  router.get('/metrics', async (context) => {
    context.type = registry.contentType;
    context.body = await registry.metrics();
  });
  const document = JSON.stringify(openApiDocument(options.publicBaseUrl, options.routeIds));
  router.get('/openapi.json', (context) => {
    context.type = 'json';
    context.body = document;
  });
  router.get('/docs', (context) => {
    context.type = 'html';
    context.body = DOCS_PAGE;
  });
  router.get('/docs/rapidoc.js', (context) => {
    context.type = 'js';
    context.body = readFileSync(require.resolve('rapidoc'));
  });
  return router;
}

const DOCS_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>YinQiao API</title></head>
  <body>
    <rapi-doc spec-url="/openapi.json" load-fonts="false" render-style="read" show-header="false" allow-authentication="false"></rapi-doc>
    <script type="module" src="/docs/rapidoc.js"></script>
  </body>
</html>
`;
