import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../core/simulator';
import { escapeHtml } from '../http/escapeHtml';

/**
 * GET /connect/oauth2/authorize, which for the vendor lives on open.weixin.qq.com. Inside the client host page a small page asks its host
 * which member is signed in; elsewhere it is the member of POST /_sim/oauth/sign-in, or nobody.
 */
export function mountAuthorize(router: Router, simulator: Simulator): void {
  router.get('/connect/oauth2/authorize', (context) => {
    const fault = faultOf(context.URL.searchParams, simulator);
    if (fault) return showPage(context, fault);
    if (context.get('sec-fetch-dest') === 'iframe') return showPage(context, '正在登录…', '<script src="/client/authorize.js"></script>');
    const userid = simulator.signedInUserid;
    if (!userid) return showPage(context, '请在企业微信客户端打开链接');
    const redirect = new URL(context.URL.searchParams.get('redirect_uri') as string);
    redirect.searchParams.set('code', simulator.codes.mint({ kind: 'oauth', who: { userid }, redirectHost: redirect.host }));
    redirect.searchParams.set('state', context.URL.searchParams.get('state') ?? '');
    context.redirect(redirect.href);
  });
}

function faultOf(query: URLSearchParams, simulator: Simulator): string | undefined {
  if (query.get('appid') !== simulator.state.directory.world.corp.corpid) return 'appid 参数错误';
  if (!/^https?:\/\//.test(query.get('redirect_uri') ?? '') || !URL.canParse(query.get('redirect_uri') as string))
    return 'redirect_uri 参数错误';
  if (query.get('response_type') !== 'code') return 'response_type 参数错误';
  if (!/^snsapi_(base|privateinfo)$/.test(query.get('scope') ?? '')) return 'scope 参数错误';
  if (query.get('scope') === 'snsapi_privateinfo' && !query.get('agentid')) return 'agentid 参数缺失';
  if (!/^[A-Za-z0-9]{0,128}$/.test(query.get('state') ?? '')) return 'state 参数错误';
  return undefined;
}

function showPage(context: Context, words: string, script = ''): void {
  context.type = 'html';
  context.set('cache-control', 'no-store');
  context.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>企业微信</title>
<body style="font:16px/1.6 'PingFang SC','Noto Sans SC',sans-serif;color:#1b2430;text-align:center;padding-top:30vh">${escapeHtml(words)}${script}`;
}
