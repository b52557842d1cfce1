import type Router from '@koa/router';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';

/** The built files of src/client: from the program itself they lie beside it, from the sources (tests) in dist. */
const FOLDERS = [join(__dirname, 'client'), join(__dirname, '../../dist/client')];
const FILES = ['client.js', 'client.css', 'authorize.js', 'bridge.js'] as const;

/** GET /client and its files. bridge.js is the one that pages of the product load. */
export function mountClientPages(router: Router, simulator: Simulator): void {
  router.get(['/', '/client'], (context) => {
    if (context.path === '/') return context.redirect('/client');
    const { embedders } = simulator.state.directory.world;
    const policy = [
      "default-src 'self'",
      'frame-src http: https:',
      "img-src 'self' data:",
      `frame-ancestors 'self' ${embedders.join(' ')}`,
    ];
    context.set('content-security-policy', policy.join('; '));
    send(context, 'client.html');
  });
  for (const file of FILES) router.get(`/client/${file}`, (context) => send(context, file));
}

function send(context: Context, file: string): void {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, file)));
  context.set({ 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' });
  if (!folder) {
    context.status = 503;
    context.body = 'The client host page is not built: node server/simulator/build.mjs';
    return;
  }
  context.type = file.split('.').at(-1) ?? '';
  context.body = readFileSync(join(folder, file));
}
