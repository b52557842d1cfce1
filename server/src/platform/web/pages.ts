import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import mount from 'koa-mount';
import serve from 'koa-static';

/** Built pages and where they are served. */
export interface PageFolders {
  web: string;
  h5: string;
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const ENTRIES = ['sidebar.html', 'workbench.html', 'console.html'] as const;
const YEAR_MS = 365 * 86_400_000;

/** Hashes of the inline scripts our own build put into a page, so that the policy need not allow any other. */
export function inlineScriptHashes(file: string): string[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

/**
 * Serves the built clients. In demo mode the simulator's bridge stands first in the pages of the WeCom web-view,
 * because the SDK looks for the client's bridge when it is imported.
 */
export function pages(folders: PageFolders, demo: { bridgeUrl: string } | null): Middleware[] {
  const entries = new Map(ENTRIES.map((name) => [`/${name}`, entryHtml(join(folders.web, name), name === 'console.html' ? null : demo)]));
  const playground = demo ? readIfThere(join(folders.web, 'playground.html')) : null;
  const html: Middleware = (context, next) => {
    const page = entries.get(context.path) ?? (context.path === '/' ? playground : null);
    if (!page || (context.method !== 'GET' && context.method !== 'HEAD')) return next();
    context.type = 'html';
    context.set('Cache-Control', 'no-cache');
    context.body = page;
    return Promise.resolve();
  };
  const hidden: Middleware = (context, next) => (context.path === '/playground.html' ? Promise.resolve() : next());
  const assets = { index: false as const, maxAge: YEAR_MS, immutable: true };
  return [
    html,
    hidden,
    mount('/h5', serve(folders.h5, { maxAge: 0 })),
    mount('/assets', serve(join(folders.web, 'assets'), assets)),
    serve(folders.web, { index: false }),
  ];
}

function entryHtml(file: string, demo: { bridgeUrl: string } | null): string | null {
  const html = readIfThere(file);
  if (!html || !demo) return html;
  return html.replace('<head>', `<head>\n    <script src="${demo.bridgeUrl}"></script>`);
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
