import { route, type RouteBinding } from '../../../platform/http/route';
import { rotateSecret, setActive } from './commands/changePartner';
import { createPartner } from './commands/createPartner';
import { partnersView, partnerView } from './partner.views';
import { receiveTouches } from './receiveTouches';

export const partnersRoutes: readonly RouteBinding[] = [
  route('partners.send', receiveTouches),
  route('partners.list', ({ actor }) => partnersView(actor)),
  route('partners.read', ({ actor, params: { partnerId } }) => partnerView(actor, partnerId)),
  route('partners.create', createPartner),
  route('partners.rotate', ({ actor, params: { partnerId }, ifMatch }) => rotateSecret(actor, partnerId, ifMatch)),
  route('partners.setActive', ({ actor, params: { partnerId }, body, ifMatch }) => setActive(actor, partnerId, body.active, ifMatch)),
];
