import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { scope, withinUnit } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import type { QueryFilter } from '../../platform/db/mongoose';
import { AppError } from '../../platform/http/AppError';
import { type Call, Page } from '../../platform/http/route';
import { personsByIds } from '../customers';
import { unitById, unitsByIds } from '../orgs';
import { type Lead, LeadModel } from './lead.model';
import { namesOfStaff } from './lead.names';
import { leadRow } from './lead.presenter';

const PAGE = 50;
type View = Call<'leads.list'>['query']['view'];

/** The leads of a unit's subtree, newest first, a page at a time. */
export async function listView({ actor, query }: Call<'leads.list'>): Promise<Page<Data<'leads.list'>>> {
  const now = businessNow();
  const within = { $and: [scope(actor, 'read', LeadModel), await unitCondition(query.unitId, actor.unitPath)] };
  const conditions = viewConditions(now);
  const rows = await LeadModel.find({ $and: [within, conditions[query.view], await after(query.cursor)] })
    .sort({ capturedAt: -1, _id: -1 })
    .limit(PAGE + 1)
    .lean<Lead[]>();
  const leads = rows.slice(0, PAGE);
  const counts = {
    today: await LeadModel.countDocuments({ $and: [within, conditions.today] }),
    waiting: await LeadModel.countDocuments({ $and: [within, conditions.waiting] }),
    unaccepted: await LeadModel.countDocuments({ $and: [within, conditions.unaccepted] }),
  };
  const nextCursor = rows.length > PAGE ? (leads.at(-1)?._id ?? null) : null;
  return new Page({ now: now.toISOString(), counts, leads: await present(leads, now) }, nextCursor);
}

function viewConditions(now: Date): Record<View, QueryFilter<Lead>> {
  return {
    today: { capturedAt: { $gte: shanghaiInstant(businessDayOf(now)) } },
    waiting: { state: 'waiting' },
    unaccepted: { state: 'assigned' },
    all: {},
  };
}

/** A unit that is not below the reader's does not exist for the reader. */
async function unitCondition(unitId: string | undefined, readerPath: string): Promise<QueryFilter<Lead>> {
  if (!unitId) return {};
  const unit = await unitById(unitId);
  if (!unit?.unitPath.startsWith(readerPath)) throw new AppError('REQUEST_NOT_FOUND');
  return withinUnit(unit.unitPath);
}

async function after(cursor: string | undefined): Promise<QueryFilter<Lead>> {
  if (!cursor) return {};
  const last = await LeadModel.findById(cursor).select({ capturedAt: 1 }).lean();
  if (!last) throw new AppError('REQUEST_INVALID', { fields: { 'query.cursor': 'unknown' } });
  return { $or: [{ capturedAt: { $lt: last.capturedAt } }, { capturedAt: last.capturedAt, _id: { $lt: cursor } }] };
}

async function present(leads: readonly Lead[], now: Date): Promise<Data<'leads.list'>['leads']> {
  const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map((person) => [person._id, person]));
  const staff = await namesOfStaff(leads.flatMap(({ staffId }) => staffId ?? []));
  const units = new Map((await unitsByIds([...new Set(leads.map(unitIdOf))])).map(({ _id, name }) => [_id, name]));
  return leads.map((lead) =>
    leadRow(lead, persons.get(lead.personId), units.get(unitIdOf(lead)) ?? '', lead.staffId ? staff(lead.staffId) : null, now),
  );
}

const unitIdOf = ({ unitPath }: Lead): string => unitPath.split('/').filter(Boolean).at(-1) ?? '';
