export { lender } from './lender';
export type { Limit, Priority } from './quotaWindow';
export { type Reply, vendorCaller } from './vendorCaller';
export { VendorBusy } from './VendorBusy';
