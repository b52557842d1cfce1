import { allAreas, unitsBelow } from '../../../orgs';
import type { QueryFilter } from '../../../../platform/db/mongoose';
import { type Lead, LeadModel } from '../../lead.model';
import type { RecordedLead } from '../engine/recordedLead';
import type { LeadSimulation } from '../simulation.model';
import { groundOf } from './groundOf';
import { waitedAt } from './waitedAt';

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
  'history.code': 1,
  firstContactedAt: 1,
  closedAt: 1,
} as const;

type Asked = Pick<LeadSimulation, 'unitPath' | 'from' | 'to'>;

/**
 * The leads that came in within the time of a simulation, after those that waited when it began, in the order of arrival, a page at
 * a time. An empty page is the end.
 */
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
      return page.map((lead) => recorded(lead, simulation.from));
    },
  };
}

async function withinOf({ unitPath, from, to }: Asked): Promise<QueryFilter<Lead>> {
  const units = new Set((await unitsBelow(groundOf(unitPath))).map(({ _id }) => _id));
  const areaIds = (await allAreas()).filter(({ outletId }) => units.has(outletId)).map(({ _id }) => _id);
  const ofAreas = { areaId: { $in: areaIds } };
  return { $or: [{ openedAt: { $gte: from, $lt: to }, ...ofAreas }, { _id: { $in: await waitingAt(from, ofAreas) } }] };
}

/** Leads that distribution had still to give at an instant. */
async function waitingAt(at: Date, ofAreas: QueryFilter<Lead>): Promise<string[]> {
  const unheld = { $or: [{ assignedAt: null }, { assignedAt: { $gte: at } }] };
  const open = { $or: [{ closedAt: null }, { closedAt: { $gte: at } }] };
  const leads = await LeadModel.find({ $and: [ofAreas, { openedAt: { $lt: at } }, unheld, open] })
    .select({ openedAt: 1, history: 1 })
    .lean<Pick<Lead, '_id' | 'openedAt' | 'history'>[]>();
  return leads.filter((lead) => waitedAt(lead, at)).map(({ _id }) => _id);
}

const after = ({ _id, openedAt }: Pick<Lead, '_id' | 'openedAt'>): QueryFilter<Lead> => ({
  $or: [{ openedAt: { $gt: openedAt } }, { openedAt, _id: { $gt: _id } }],
});

const recorded = (lead: Lead, from: Date): RecordedLead => {
  const arrivesAt = lead.openedAt < from ? from : lead.openedAt;
  return {
    leadId: lead._id,
    arrivesAt,
    askedAt: lead.openedAt,
    capturedAt: lead.capturedAt,
    productLine: lead.productLine,
    areaId: lead.areaId,
    touches: lead.touches.length,
    facts: lead.facts,
    history: lead.history.filter(({ at }) => at >= arrivesAt).map(({ at, what, staffId, code }) => ({ at, what, staffId, code })),
    firstContactedAt: lead.firstContactedAt,
    closedAt: lead.closedAt,
  };
};
