import type { Middleware } from 'koa';
import { ControlError } from '../control/controlRoute';
import type { Simulator } from '../core/simulator';

/** Keeps a stray web page from steering the world: a browser's writes come from the simulator's own pages or an embedder. */
export function refuseForeignPages(simulator: Simulator): Middleware {
  return async (context, next) => {
    const origin = context.get('origin');
    const isWrite = context.path.startsWith('/_sim/') && context.method !== 'GET';
    const isOwn = origin === `${context.protocol}://${context.host}` || simulator.state.directory.world.embedders.includes(origin);
    if (isWrite && origin && !isOwn) throw new ControlError(403, 'ORIGIN_FOREIGN', 'Pages of this origin may not use the control API.');
    await next();
  };
}
