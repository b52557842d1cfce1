import type Router from '@koa/router';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';

/** The built files of src/client and src/console: from the program itself they lie beside it, from the sources (tests) in dist. */
const ROOTS = [__dirname, join(__dirname, '../../dist')];
const CLIENT_FILES = ['client.js', 'client.css', 'authorize.js', 'bridge.js'] as const;
const CONSOLE_FILES = ['console.js', 'console.css'] as const;

/** GET /client and GET /_sim/console with their files. bridge.js is the one that pages of the product load. */
export function mountPages(router: Router, simulator: Simulator): void {
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
    send(context, 'client', 'client.html');
  });
  router.get('/_sim/console', (context) => {
    context.set('content-security-policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    send(context, 'console', 'console.html');
  });
  for (const file of CLIENT_FILES) router.get(`/client/${file}`, (context) => send(context, 'client', file));
  for (const file of CONSOLE_FILES) router.get(`/_sim/console/${file}`, (context) => send(context, 'console', file));
}

function send(context: Context, folder: 'client' | 'console', file: string): void {
  const path = ROOTS.map((root) => join(root, folder, file)).find((candidate) => existsSync(candidate));
  context.set({ 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' });
  if (!path) {
    context.status = 503;
    context.body = 'The pages are not built: node server/simulator/build.mjs';
    return;
  }
  context.type = file.split('.').at(-1) ?? '';
  context.body = readFileSync(path);
}
