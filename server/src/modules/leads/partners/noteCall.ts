import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { type PartnerCall, PartnerCallModel } from './partnerCall.model';

/** Notes how a call ended, for whoever keeps the client. */
export const noteCall = (partnerId: string, ended: Omit<PartnerCall, '_id' | 'partnerId' | 'at'>): Promise<void> =>
  insert(PartnerCallModel, [{ _id: newId('pcl'), partnerId, at: businessNow(), ...ended }]);
