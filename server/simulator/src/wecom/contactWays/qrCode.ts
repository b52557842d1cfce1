import type Router from '@koa/router';
import type { Simulator } from '../../core/simulator';
import { escapeHtml } from '../../http/escapeHtml';

/**
 * GET /wwqrcode/:configId: where qr_code leads. It is a card with the way's id, not a code for a camera: here nobody has a phone,
 * POST /_sim/customers/:externalUserId/scan is the scanning.
 */
export function mountQrCodes(router: Router, simulator: Simulator): void {
  router.get('/wwqrcode/:configId', (context) => {
    const way = simulator.state.memories.contactWays.find(String(context['params']['configId']));
    if (!way) return void (context.status = 404);
    context.type = 'image/svg+xml';
    context.body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" font-family="sans-serif" text-anchor="middle">
<rect width="240" height="240" fill="#fff"/><rect x="8" y="8" width="224" height="224" rx="12" fill="none" stroke="#0b63c5" stroke-width="4"/>
<text x="120" y="100" font-size="28" fill="#1b2430">联系我</text><text x="120" y="140" font-size="14" fill="#5f6a79">${escapeHtml(way.remark || '模拟二维码')}</text>
<text x="120" y="170" font-size="9" fill="#5f6a79">${way.configId}</text></svg>`;
  });
}
