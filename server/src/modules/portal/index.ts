import { route } from '../../platform/http/route';
import { defineModule } from '../../platform/module';
import { enquiryView } from './enquiry.view';
import { areasView, campaignView, couponView, myView, productsView, productView, welfareView } from './portal.views';

/** The customer's screens; it owns nothing. Everything is keyed by the signed-in person. */
export const portalModule = defineModule({
  name: 'portal',
  routes: [
    route('portal.welfare', ({ actor }) => welfareView(actor)),
    route('portal.areas', () => areasView()),
    route('portal.campaign', ({ actor, params, query }) => campaignView(actor, params.campaignId, query.entryId)),
    route('portal.coupon', ({ actor, params }) => couponView(actor, params.couponId)),
    route('portal.products', ({ actor, query }) => productsView(actor, query.family)),
    route('portal.product', ({ actor, params }) => productView(actor, params.productId)),
    route('portal.enquiry', ({ actor, params, query }) => enquiryView(actor, params.productId, query.entryId)),
    route('portal.my', ({ actor }) => myView(actor)),
  ],
});
