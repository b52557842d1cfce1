import type { StaffRole } from '@yinqiao/shared/domain';
import type { SessionClient } from '../auth/sessions';

/** Who acts, resolved from the session at each request, so that a change of role or unit takes effect at once. */
export interface StaffActor {
  kind: 'staff';
  staffId: string;
  role: StaffRole;
  unitId: string;
  /** `hq/bra_x/sub_y/out_z/`: the subtree one acts within is everything whose path begins so. */
  unitPath: string;
  client: SessionClient;
}
export interface CustomerActor {
  kind: 'customer';
  personId: string;
  client: SessionClient;
}
export interface NobodyActor {
  kind: 'nobody';
  client: SessionClient | 'playground';
}
/** Another system, known by the signature of its call. */
export interface PartnerActor {
  kind: 'partner';
  partnerId: string;
}
export type RequestActor = StaffActor | CustomerActor | NobodyActor | PartnerActor;

/** A call as it was signed: what arrived, byte for byte. */
export interface SignedCall {
  partnerId: string;
  timestamp: string;
  nonce: string;
  signature: string;
  method: string;
  /** With its query. */
  path: string;
  body: string;
}

/** Loads the live facts of a session's subject; null when it may no longer act. Supplied by the module that owns them. */
export interface ActorLoaders {
  staff: (staffId: string, client: SessionClient) => Promise<StaffActor | null>;
  customer: (personId: string, client: SessionClient) => Promise<CustomerActor | null>;
  /** @throws AppError when the signature is not good, too old, or was used */
  partner: (call: SignedCall) => Promise<PartnerActor>;
}
