import type { Data } from '@yinqiao/shared/contracts';
import { scope, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import type { QueryFilter } from '../../platform/db/mongoose';
import { AppError } from '../../platform/http/AppError';
import { type Call, Page } from '../../platform/http/route';
import { type Approval, ApprovalModel } from './approval.model';
import { presentApprovals } from './approval.presenter';

const PAGE = 50;
type Found = QueryFilter<Approval>;

/** What waits comes oldest first, what was decided latest first. */
export async function approvalsPage({
  actor,
  query,
}: Pick<Call<'approvals.list'>, 'actor' | 'query'>): Promise<Page<Data<'approvals.list'>>> {
  const readable = scope(actor, 'read', ApprovalModel);
  const waits = query.state === 'waiting';
  const wanted: Found = waits ? { state: 'waiting' } : { state: { $ne: 'waiting' } };
  const order = waits ? 1 : -1;
  const rows = await ApprovalModel.find({ $and: [readable, wanted, await after(query.cursor, waits)] })
    .sort({ requestedAt: order, _id: order })
    .limit(PAGE + 1)
    .lean<Approval[]>();
  const page = rows.slice(0, PAGE);
  const data = {
    now: businessNow().toISOString(),
    toDecide: await ApprovalModel.countDocuments({ $and: [scope(actor, 'decide', ApprovalModel), { state: 'waiting' }] }),
    approvals: await presentApprovals(page, actor, await decidableOf(actor, page)),
  };
  return new Page(data, rows.length > PAGE ? (page.at(-1)?._id ?? null) : null);
}

/** Which of some requests the actor may decide on. */
export async function decidableOf(actor: StaffActor, approvals: readonly Approval[]): Promise<Set<string>> {
  const ids = approvals.map(({ _id }) => _id);
  const found = await ApprovalModel.find({ $and: [scope(actor, 'decide', ApprovalModel) as Found, { _id: { $in: ids } }] })
    .select({ _id: 1 })
    .lean();
  return new Set(found.map(({ _id }) => _id));
}

async function after(cursor: string | undefined, waits: boolean): Promise<Found> {
  if (!cursor) return {};
  const last = await ApprovalModel.findById(cursor).select({ requestedAt: 1 }).lean();
  if (!last) throw new AppError('REQUEST_INVALID', { fields: { 'query.cursor': 'unknown' } });
  const further = waits ? '$gt' : '$lt';
  return { $or: [{ requestedAt: { [further]: last.requestedAt } }, { requestedAt: last.requestedAt, _id: { [further]: cursor } }] };
}
