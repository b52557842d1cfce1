import { escapeHtml } from '../http/escapeHtml';
import type { ControlRoute } from './controlRoute';

/** The plain page at /_sim/: every operation of the control API in one table. */
export function docPage(routes: readonly ControlRoute[]): string {
  const rows = routes.map(({ method, path, summary, answer }) => {
    const call = `<code>${method.toUpperCase()} ${escapeHtml(path)}</code>`;
    return `<tr><td>${call}<td>${escapeHtml(summary)}<td>${escapeHtml(answer)}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Simulator</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:24px;color:#1b2430}td,th{border:1px solid #e5e9ef;padding:6px 10px;text-align:left;vertical-align:top}
table{border-collapse:collapse}code{white-space:nowrap}</style>
<h1>WeCom and WeChat simulator</h1>
<p>The vendors' own paths stand at the root; this is the control API. <a href="openapi.json">OpenAPI 3.1</a> · <a href="console">control page</a> · <a href="../client">client host page</a></p>
<table><tr><th>call<th>what it does<th>answer${rows.join('')}</table>`;
}
