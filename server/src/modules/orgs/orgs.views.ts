import { businessDayOf, clockWords, dayWords, staffRoles } from '@yinqiao/shared/domain';
import type { Data } from '@yinqiao/shared/contracts';
import { mayDo, scope, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { currentEnv } from '../../platform/env/currentEnv';
import { calendarInForce } from './calendar/calendar.reads';
import { keeping, staffById, unitById, unitTrail } from './org.reads';
import { OrgUnitModel, type OrgUnit } from './orgUnit.model';
import { WORK_LEADS, worksInConsole } from './orgs.abilities';
import { StaffModel, type Staff } from './staff.model';
import { staffMember } from './staff.presenter';

/** One query a screen. */
export async function myView(actor: StaffActor): Promise<Data<'orgs.me'>> {
  const { demo, wecom } = currentEnv();
  const staff = (await staffById(actor.staffId))!;
  const unit = (await unitById(actor.unitId))!;
  const now = businessNow();
  return {
    staffId: staff._id,
    name: staff.name,
    staffNo: staff.staffNo,
    role: staff.role,
    roleName: staffRoles[staff.role],
    unitId: unit._id,
    unitName: unit.name,
    unitLevel: unit.level,
    unitTrail: await unitTrail(unit.unitPath),
    can: canDo(actor),
    businessNow: now.toISOString(),
    demo,
    watermark: `${staff.name} ${staff.staffNo} ${dayWords(now, now)} ${clockWords(now)}`,
    wecom: { corpId: wecom.corpId, agentId: wecom.agentId },
  };
}

function canDo(actor: StaffActor): Data<'orgs.me'>['can'] {
  const console = worksInConsole(actor.role);
  return [
    ...(WORK_LEADS.includes(actor.role) ? (['work_leads'] as const) : []),
    ...(mayDo(actor, 'grab:Lead') ? (['grab_leads'] as const) : []),
    ...(actor.role === 'hq_planner' ? (['delegate'] as const) : []),
    ...(console && actor.role !== 'compliance' && actor.role !== 'hq_community' ? (['split'] as const) : []),
    ...(console ? (['read_audit'] as const) : []),
    ...(mayDo(actor, 'read:Partner') ? (['read_partners'] as const) : []),
    ...(mayDo(actor, 'list:Customer') ? (['list_customers'] as const) : []),
    ...(mayDo(actor, 'read:Journey') ? (['read_journeys'] as const) : []),
  ];
}

export async function treeView(actor: StaffActor): Promise<Data<'orgs.tree'>> {
  const { marks } = await calendarInForce();
  const units = inTreeOrder((await OrgUnitModel.find(scope(actor, 'read', OrgUnitModel)).lean<OrgUnit[]>()).map(keeping(marks)));
  const staff = await StaffModel.find({ $and: [scope(actor, 'read', StaffModel), { status: 'active' }] })
    .sort({ unitPath: 1, staffNo: 1 })
    .lean<Staff[]>();
  const day = businessDayOf(businessNow());
  const byId = new Map(units.map((unit) => [unit._id, unit]));
  const scheduled = new Set<string>(await StaffModel.distinct('_id', scope(actor, 'schedule', StaffModel)));
  const members = staff.map((one) => staffMember(one, byId.get(one.unitId), { day, canSchedule: scheduled.has(one._id) }));
  const onDuty = new Set(members.filter((member) => member.onDuty).map(({ staffId }) => staffId));
  const ofRole = (role: Staff['role']) => staff.filter((one) => one.role === role);
  const [managers, seats] = [ofRole('relationship_manager'), ofRole('remote_seat')];
  return {
    units: units.map((unit) => {
      const below = (unit.level === 'remote_desk' ? seats : managers).filter((one) => one.unitPath.startsWith(unit.unitPath));
      return {
        unitId: unit._id,
        parentId: unit.parentId,
        name: unit.name,
        level: unit.level,
        features: unit.features,
        relationshipManagers: below.length,
        onDutyToday: below.filter((one) => onDuty.has(one._id)).length,
      };
    }),
    staff: members,
  };
}

/** Parents before children, siblings in the bank's own order. */
function inTreeOrder(units: readonly OrgUnit[]): OrgUnit[] {
  const ids = new Set(units.map((unit) => unit._id));
  const childrenOf = (parentId: string | null) => units.filter((unit) => unit.parentId === parentId).sort((a, b) => a.order - b.order);
  const withBelow = (unit: OrgUnit): OrgUnit[] => [unit, ...childrenOf(unit._id).flatMap(withBelow)];
  return units.filter((unit) => unit.parentId === null || !ids.has(unit.parentId)).flatMap(withBelow);
}
