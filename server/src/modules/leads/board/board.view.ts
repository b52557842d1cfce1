import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, durationWords, heldLeadStates, type Licence, poolReasons, remainingWords } from '@yinqiao/shared/domain';
import { mayDo, type StaffActor, withinUnit } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { QueryFilter } from '../../../platform/db/mongoose';
import { transact } from '../../../platform/db/transact';
import type { Call } from '../../../platform/http/route';
import { personsByIds } from '../../customers';
import { dutyWords, isOnLeave, type OrgUnit, staffById, unitInScope, unitsByIds } from '../../orgs';
import { ClockRunModel } from '../clockRun.model';
import { type Lead, LeadModel } from '../lead.model';
import { namesOfStaff } from '../lead.names';
import { dueWords, stateTone, stateWords, titleWords } from '../lead.words';
import { licencesOfLead } from '../licencesOfLead';
import { candidatesOf } from '../bank';
import { queuesAt } from '../queues';
import { type Team, teamOf } from '../roster';
import { type LeadTransfer, LeadTransferModel, UNDO_MS } from './leadTransfer.model';

type Board = Data<'leads.board'>;
type Card = Board['columns']['waiting']['leads'][number];
const SHOWN = 60;

/** 线索与负荷调度: what needs a hand in a unit's subtree, and who has one free; all of one moment, so that loads are what the columns say. */
export const boardView = (call: Call<'leads.board'>): Promise<Board> => transact(() => boardOf(call));

async function boardOf({ actor, query }: Call<'leads.board'>): Promise<Board> {
  const now = businessNow();
  const unit = await unitInScope(actor, query.unitId ?? actor.unitId, 'read:LeadBoard');
  const team = await teamOf(unit.unitPath);
  const within = withinOf(unit, team);
  const { waiting, byHand, overdue, pooled } = queuesAt(now);
  const held = { state: { $in: [...heldLeadStates] } };
  const columnOf = async (...conditions: QueryFilter<Lead>[]) => {
    const filter = { $and: [within, ...conditions] };
    const leads = await LeadModel.find(filter).sort({ heatRank: 1, capturedAt: 1, _id: 1 }).limit(SHOWN).lean<Lead[]>();
    return { total: await LeadModel.countDocuments(filter), leads: await cardsOf(leads, now) };
  };
  return {
    now: now.toISOString(),
    unitName: unit.name,
    mayTransfer: mayDo(actor, 'transfer:Lead'),
    columns: {
      waiting: await columnOf({ $or: [byHand, waiting] }),
      overdue: await columnOf(overdue),
      following: await columnOf(held, { $nor: [overdue] }),
      pooled: await columnOf(pooled),
    },
    people: await peopleOf(team, now),
    undo: await undoOf(actor, now),
    clockRun: await clockRunOf(),
  };
}

/** What the remote seats have stands with the customers' outlets: theirs is what waits for them and what they hold. */
const withinOf = ({ _id, level, unitPath }: OrgUnit, { members }: Team): QueryFilter<Lead> =>
  level === 'remote_desk'
    ? { $or: [{ 'pool.poolUnitId': _id, staffId: null }, { staffId: { $in: members.map(({ rm }) => rm._id) } }] }
    : withinUnit(unitPath);

async function cardsOf(leads: readonly Lead[], now: Date): Promise<Card[]> {
  const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map(({ _id, maskedName }) => [_id, maskedName]));
  const staff = await namesOfStaff(leads.flatMap(({ staffId }) => staffId ?? []));
  const units = new Map((await unitsByIds(leads.map(unitIdOf))).map(({ _id, name }) => [_id, name]));
  const needed = new Map<string, Licence[]>();
  for (const lead of leads) needed.set(lead._id, await licencesOfLead(lead, now));
  return leads.map((lead) => ({
    leadId: lead._id,
    assignmentNo: lead.assignmentNo,
    state: lead.state,
    stateWord: stateWords(lead),
    tone: stateTone(lead, now),
    maskedName: persons.get(lead.personId) ?? '',
    title: titleWords(lead),
    outletName: units.get(unitIdOf(lead)) ?? '',
    staffId: lead.staffId,
    staffName: lead.staffId ? staff(lead.staffId) : null,
    dueText: whyHere(lead, now),
    licences: needed.get(lead._id) ?? [],
    notTo: lead.formerHolders.filter(({ until }) => until > now).map(({ staffId }) => staffId),
  }));
}

function whyHere(lead: Lead, now: Date): string | null {
  if (lead.state === 'new') return '自动分配次数已用完，等你决定';
  if (lead.state === 'pooled') return poolReasons[lead.poolReason ?? 'nobody_to_serve'];
  if (lead.state === 'waiting') return `已等 ${durationWords(now.getTime() - lead.openedAt.getTime())}`;
  if (lead.state === 'contacted' || lead.state === 'qualified') return lead.followUpBy && `再联系 ${remainingWords(lead.followUpBy, now)}`;
  return dueWords(lead, now);
}

async function peopleOf(team: Team, now: Date): Promise<Board['people']> {
  const day = businessDayOf(now);
  const loads = new Map((await candidatesOf(team, now)).map((one) => [one.staffId, one]));
  return team.members.flatMap(({ rm, outlet }) => {
    const load = loads.get(rm._id);
    if (!load) return [];
    const { newToday, dailyCapacity, open, openCapacity } = load;
    const person = {
      staffId: rm._id,
      name: rm.name,
      outletName: outlet.name,
      dutyText: dutyWords(rm, outlet, day),
      away: isOnLeave(rm, day),
    };
    return [{ ...person, newToday, dailyCapacity, open, openCapacity, licences: [...rm.licences] }];
  });
}

async function undoOf({ staffId }: StaffActor, now: Date): Promise<Board['undo']> {
  const since = new Date(now.getTime() - UNDO_MS);
  const last = await LeadTransferModel.findOne({ byStaffId: staffId, at: { $gt: since } })
    .sort({ at: -1 })
    .lean<LeadTransfer | null>();
  if (!last || last.undoneAt) return null;
  const to = await staffById(last.toStaffId);
  const until = new Date(last.at.getTime() + UNDO_MS).toISOString();
  return { transferId: last._id, leads: last.leads.length, toName: to?.name ?? '', until };
}

async function clockRunOf(): Promise<Board['clockRun']> {
  const running = await ClockRunModel.findOne({ finishedAt: null }).sort({ startedAt: -1 }).lean();
  return running && { done: running.done, total: running.total };
}

const unitIdOf = ({ unitPath }: Lead): string => unitPath.split('/').filter(Boolean).at(-1) ?? '';
