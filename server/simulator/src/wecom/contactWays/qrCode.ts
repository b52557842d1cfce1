import type Router from '@koa/router';
import { codePicture } from '../../core/codePicture';
import type { Simulator } from '../../core/simulator';

const PIXELS = 430;

/**
 * GET /wwqrcode/:configId: the picture that qr_code names. What it says leads nowhere, because here nobody has a phone:
 * POST /_sim/customers/:externalUserId/scan is the scanning.
 */
export function mountQrCodes(router: Router, simulator: Simulator): void {
  router.get('/wwqrcode/:configId', (context) => {
    const way = simulator.state.memories.contactWays.find(String(context['params']['configId']));
    if (!way) return void (context.status = 404);
    context.type = 'image/png';
    context.body = codePicture(`https://work.weixin.qq.com/ca/${way.configId}`, PIXELS);
  });
}
