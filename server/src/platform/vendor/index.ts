export type { ErrorTable } from './errorActions';
export { type Lender, lender } from './lender';
export type { Limit, Priority } from './quotaWindow';
export { type Reply, type Vendor, type VendorCall, vendorCaller } from './vendorCaller';
export { VendorBusy } from './VendorBusy';
