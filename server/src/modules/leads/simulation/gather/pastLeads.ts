import { allAreas, unitsBelow } from '../../../orgs';
import type { QueryFilter } from '../../../../platform/db/mongoose';
import { type Lead, LeadModel } from '../../lead.model';
import type { RecordedLead } from '../engine/recordedLead';
import type { LeadSimulation } from '../simulation.model';
import { groundOf } from './groundOf';

/** Leads that are read, sent to the thread and forgotten at once. */
const PAGE = 500;

const FIELDS = {
  openedAt: 1,
  capturedAt: 1,
  productLine: 1,
  areaId: 1,
  'touches.source': 1,
  facts: 1,
  'history.at': 1,
  'history.what': 1,
  'history.staffId': 1,
  firstContactedAt: 1,
  closedAt: 1,
} as const;

type Asked = Pick<LeadSimulation, 'unitPath' | 'from' | 'to'>;

/** The leads that came in within the time of a simulation, in the order of arrival, a page at a time. An empty page is the end. */
export async function pastLeads(simulation: Asked): Promise<{ total: number; next: () => Promise<RecordedLead[]> }> {
  const within = await withinOf(simulation);
  let last: Pick<Lead, '_id' | 'openedAt'> | undefined;
  return {
    total: await LeadModel.countDocuments(within),
    next: async () => {
      const page = await LeadModel.find({ $and: [within, last ? after(last) : {}] })
        .select(FIELDS)
        .sort({ openedAt: 1, _id: 1 })
        .limit(PAGE)
        .lean<Lead[]>();
      last = page.at(-1) ?? last;
      return page.map(recorded);
    },
  };
}

async function withinOf({ unitPath, from, to }: Asked): Promise<QueryFilter<Lead>> {
  const units = new Set((await unitsBelow(groundOf(unitPath))).map(({ _id }) => _id));
  const areaIds = (await allAreas()).filter(({ outletId }) => units.has(outletId)).map(({ _id }) => _id);
  return { openedAt: { $gte: from, $lt: to }, areaId: { $in: areaIds } };
}

const after = ({ _id, openedAt }: Pick<Lead, '_id' | 'openedAt'>): QueryFilter<Lead> => ({
  $or: [{ openedAt: { $gt: openedAt } }, { openedAt, _id: { $gt: _id } }],
});

const recorded = (lead: Lead): RecordedLead => ({
  leadId: lead._id,
  arrivesAt: lead.openedAt,
  capturedAt: lead.capturedAt,
  productLine: lead.productLine,
  areaId: lead.areaId,
  touches: lead.touches.length,
  facts: lead.facts,
  history: lead.history.filter(({ at }) => at >= lead.openedAt).map(({ at, what, staffId }) => ({ at, what, staffId })),
  firstContactedAt: lead.firstContactedAt,
  closedAt: lead.closedAt,
});
