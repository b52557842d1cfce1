import type Router from '@koa/router';
import type { Simulator } from '../../core/simulator';
import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';

/** GET media/get: the bytes of a temporary file, or JSON with 40007. */
export const getMedia: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/media/get',
  handle: ({ simulator, query }) => {
    if (!query.get('media_id')) throw new VendorError(41006, 'missing media_id');
    const media = simulator.state.memories.media.find(query.get('media_id'), simulator.clock.seconds());
    if (media?.family !== 'temporary') throw new VendorError(40007, 'invalid media_id');
    const { base64, contentType, filename } = media;
    return { download: { bytes: Buffer.from(base64, 'base64'), contentType, filename } };
  },
};

/** GET /wwimage/:id: what media/uploadimg gave the address of. */
export function mountImages(router: Router, simulator: Simulator): void {
  router.get('/wwimage/:id', (context) => {
    const media = simulator.state.memories.media.find(context['params']['id'], simulator.clock.seconds());
    if (media?.family !== 'permanent') return void (context.status = 404);
    context.set({ 'x-content-type-options': 'nosniff', 'cache-control': 'max-age=86400' });
    context.type = media.contentType.startsWith('image/') ? media.contentType : 'image/png';
    context.body = Buffer.from(media.base64, 'base64');
  });
}
