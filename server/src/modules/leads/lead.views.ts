import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { scope, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import type { QueryFilter } from '../../platform/db/mongoose';
import { AppError } from '../../platform/http/AppError';
import type { Call } from '../../platform/http/route';
import { unitInScope } from '../orgs';
import { type Lead, LeadModel } from './lead.model';
import { queuesAt } from './queues';

const PAGE = 50;
type View = Call<'leads.list'>['query']['view'];

export interface LeadsPage {
  now: Date;
  leads: Lead[];
  counts: Data<'leads.list'>['counts'];
  nextCursor: string | null;
}

/** The leads of a unit's subtree, newest first, a page at a time. */
export async function leadsPage({ actor, query }: Pick<Call<'leads.list'>, 'actor' | 'query'>): Promise<LeadsPage> {
  const now = businessNow();
  const within = {
    $and: [
      scope(actor, 'read', LeadModel),
      query.unitId ? withinUnit((await unitInScope(actor, query.unitId, 'read:Lead')).unitPath) : {},
      query.importId ? fromImport(query.importId) : {},
    ],
  };
  const conditions = viewConditions(now);
  const rows = await LeadModel.find({ $and: [within, conditions[query.view], await after(query.cursor)] })
    .sort({ capturedAt: -1, _id: -1 })
    .limit(PAGE + 1)
    .lean<Lead[]>();
  const leads = rows.slice(0, PAGE);
  const counted = (view: Exclude<View, 'all'>) => LeadModel.countDocuments({ $and: [within, conditions[view]] });
  const counts = {
    today: await counted('today'),
    waiting: await counted('waiting'),
    byHand: await counted('byHand'),
    unaccepted: await counted('unaccepted'),
    overdue: await counted('overdue'),
    pooled: await counted('pooled'),
  };
  return { now, leads, counts, nextCursor: rows.length > PAGE ? (leads.at(-1)?._id ?? null) : null };
}

const viewConditions = (now: Date): Record<View, QueryFilter<Lead>> => ({
  today: { capturedAt: { $gte: shanghaiInstant(businessDayOf(now)) } },
  ...queuesAt(now),
  all: {},
});

/** Sources of an import are `Import/<id>.<row>`. */
const fromImport = (importId: string): QueryFilter<Lead> => ({
  touches: { $elemMatch: { source: { $gte: `Import/${importId}.`, $lt: `Import/${importId}/` } } },
});

async function after(cursor: string | undefined): Promise<QueryFilter<Lead>> {
  if (!cursor) return {};
  const last = await LeadModel.findById(cursor).select({ capturedAt: 1 }).lean();
  if (!last) throw new AppError('REQUEST_INVALID', { fields: { 'query.cursor': 'unknown' } });
  return { $or: [{ capturedAt: { $lt: last.capturedAt } }, { capturedAt: last.capturedAt, _id: { $lt: cursor } }] };
}
