import Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import { ControlError } from '../control/controlRoute';
import { mountControl } from '../control/routes';
import type { Simulator } from '../core/simulator';
import { families } from '../families';
import { mountPages } from './pages';
import { refuseForeignPages } from './refuseForeignPages';
import { vendorCall } from './vendorCall';
import { mountWeComRoute } from './weComRoute';

/** Everything the simulator answers: vendor paths at the root, control API under /_sim. */
export function createApp(simulator: Simulator): Koa {
  const router = new Router();
  // WeCom's first: they hand a WeChat token's call on (see mountWeComRoute).
  families.flatMap(({ weCom = [] }) => weCom).forEach((route) => mountWeComRoute(router, simulator, route));
  families.forEach(({ mount }) => mount?.(router, simulator));
  mountControl(router, simulator);
  mountPages(router, simulator);
  const app = new Koa();
  app.on('error', reportDefect);
  app.use(controlRefusals);
  app.use(refuseForeignPages(simulator));
  app.use(vendorCall(simulator));
  app.use(router.routes());
  return app;
}

async function controlRefusals(context: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    context.status = error.status;
    context.body = { error: { code: error.code, message: error.message } };
  }
}

/** Connections that end early are the other side's business; anything else is a defect of the simulator and is shown. */
function reportDefect(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') console.error(error);
}
