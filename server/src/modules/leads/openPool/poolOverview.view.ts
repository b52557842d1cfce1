import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, poolReasons, rungOf } from '@yinqiao/shared/domain';
import { withinUnit } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import type { Call } from '../../../platform/http/route';
import { personsByIds } from '../../customers';
import { allAreas, staffByIds, unitInScope, unitsByIds } from '../../orgs';
import { type Lead, LeadModel } from '../lead.model';
import { titleWords } from '../lead.words';
import { policyInForce } from '../policy/policyInForce';
import { flagWords } from './detector';
import { type GrabDay, GrabDayModel } from './grabDay.model';

type Overview = Data<'leads.poolOverview'>;
const SHOWN = 100;

/** 公海 for whoever looks after it. */
export async function poolOverviewView({ actor, query }: Call<'leads.poolOverview'>): Promise<Overview> {
  const now = businessNow();
  const unit = await unitInScope(actor, query.unitId ?? actor.unitId, 'read:OpenPool');
  const policy = await policyInForce(unit.unitPath, now);
  const rules = rungOf(policy.rules, 'open_pool')?.params ?? null;
  const pooled = { ...withinUnit(unit.unitPath), state: 'pooled' as const };
  const leads = await LeadModel.find(pooled).sort({ pooledAt: 1, _id: 1 }).limit(SHOWN).lean<Lead[]>();
  const byReason = await LeadModel.aggregate<{ _id: keyof typeof poolReasons; leads: number }>([
    { $match: pooled },
    { $group: { _id: '$poolReason', leads: { $sum: 1 } } },
  ]);
  const days = await GrabDayModel.find({ ...withinUnit(unit.unitPath), day: businessDayOf(now) }).lean<GrabDay[]>();
  const held = await LeadModel.countDocuments({ ...pooled, openFrom: { $gt: now } });
  const total = byReason.reduce((sum, one) => sum + one.leads, 0);
  return {
    now: now.toISOString(),
    unitName: unit.name,
    rules: rules && { policy: policy.name, ...rules },
    counts: { open: total - held, held, grabbedToday: days.reduce((sum, { claims }) => sum + claims, 0) },
    reasons: byReason.map((one) => ({ text: poolReasons[one._id], leads: one.leads })).sort((a, b) => b.leads - a.leads),
    leads: await rowsOf(leads, now),
    grabbers: await grabbersOf(days),
  };
}

async function rowsOf(leads: readonly Lead[], now: Date): Promise<Overview['leads']> {
  const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map(({ _id, maskedName }) => [_id, maskedName]));
  const areas = new Map((await allAreas()).map(({ _id, name }) => [_id, name]));
  return leads.map((lead) => ({
    leadId: lead._id,
    maskedName: persons.get(lead.personId) ?? '',
    title: titleWords(lead),
    areaName: areas.get(lead.areaId) ?? '',
    reasonText: poolReasons[lead.poolReason ?? 'nobody_to_serve'],
    pooledAt: (lead.pooledAt ?? now).toISOString(),
    openFrom: (lead.openFrom ?? now).toISOString(),
    isOpen: lead.openFrom !== null && lead.openFrom <= now,
  }));
}

async function grabbersOf(days: readonly GrabDay[]): Promise<Overview['grabbers']> {
  const staff = new Map((await staffByIds(days.map(({ staffId }) => staffId))).map((one) => [one._id, one]));
  const units = new Map((await unitsByIds([...staff.values()].map(({ unitId }) => unitId))).map(({ _id, name }) => [_id, name]));
  return days
    .map((day) => {
      const { name = '', unitId = '' } = staff.get(day.staffId) ?? {};
      const { staffId, claims, attempts } = day;
      return { staffId, name, outletName: units.get(unitId) ?? '', claims, attempts, flagText: flagWords(day) };
    })
    .sort((a, b) => Number(b.flagText !== null) - Number(a.flagText !== null) || b.claims - a.claims);
}
