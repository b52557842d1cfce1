import { licenceForLine } from '@yinqiao/shared/domain';
import type { LeadToPlace } from './distribution/board';
import type { Lead } from './lead.model';

/** A waiting lead as distribution sees it. */
export const leadToPlace = (lead: Lead): LeadToPlace => ({
  leadId: lead._id,
  capturedAt: lead.capturedAt,
  licence: licenceForLine[lead.productLine],
  returnedBy: lead.returnedBy,
  ownerId: lead.ownerId,
  intake: { areaId: lead.areaId, touches: lead.touches.length, pool: lead.pool },
});
