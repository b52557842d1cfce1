import { licenceForLine } from '@yinqiao/shared/domain';
import { businessNow } from '../../platform/clock/clock';
import type { LeadToPlace } from './distribution/board';
import type { Lead } from './lead.model';

/** A waiting lead as distribution sees it: those who had it not long ago do not get it again. */
export const leadToPlace = (lead: Lead): LeadToPlace => ({
  leadId: lead._id,
  capturedAt: lead.capturedAt,
  licence: licenceForLine[lead.productLine],
  heatRank: lead.heatRank,
  returnedBy: lead.formerHolders.filter(({ until }) => until > businessNow()).map(({ staffId }) => staffId),
  ownerId: lead.ownerId,
  intake: { areaId: lead.areaId, touches: lead.touches.length, pool: lead.pool },
});
