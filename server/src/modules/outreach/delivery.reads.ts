import { DeliveryModel, type Delivery } from './delivery.model';

/** What left, or was to leave, for a person or about a lead; oldest first. */
export const deliveriesOfLead = (leadId: string) => DeliveryModel.find({ leadId }).sort({ plannedAt: 1 }).lean<Delivery[]>();
export const scriptSendsTo = (personId: string) =>
  DeliveryModel.find({ personId, kind: 'script' }).sort({ plannedAt: -1 }).limit(20).lean<Delivery[]>();
