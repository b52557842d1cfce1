import { businessDayOf, clockWords, dayWords, licences, staffRoles } from '@yinqiao/shared/domain';
import type { Data } from '@yinqiao/shared/contracts';
import { scope, type StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { currentEnv } from '../../platform/env/currentEnv';
import { dutyWords, worksOn } from './duty';
import { unitById, staffById, unitTrail } from './org.reads';
import { OrgUnitModel, type OrgUnit } from './orgUnit.model';
import { worksInConsole } from './orgs.abilities';
import { StaffModel, type Staff } from './staff.model';

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
    ...(actor.role === 'relationship_manager' ? (['work_leads'] as const) : []),
    ...(actor.role === 'hq_planner' ? (['delegate'] as const) : []),
    ...(console && actor.role !== 'compliance' && actor.role !== 'hq_community' ? (['split'] as const) : []),
    ...(console ? (['read_audit'] as const) : []),
  ];
}

export async function treeView(actor: StaffActor): Promise<Data<'orgs.tree'>> {
  const units = inTreeOrder(await OrgUnitModel.find(scope(actor, 'read', OrgUnitModel)).lean<OrgUnit[]>());
  const staff = await StaffModel.find({ $and: [scope(actor, 'read', StaffModel), { status: 'active' }] })
    .sort({ unitPath: 1, staffNo: 1 })
    .lean<Staff[]>();
  const day = businessDayOf(businessNow());
  const byId = new Map(units.map((unit) => [unit._id, unit]));
  const duty = (one: Staff) => {
    const outlet = byId.get(one.unitId);
    return outlet
      ? { on: worksOn(one, outlet, day), words: outlet.openingHours ? dutyWords(one, outlet, day) : '' }
      : { on: false, words: '' };
  };
  const managers = staff.filter((one) => one.role === 'relationship_manager');
  return {
    units: units.map((unit) => {
      const below = managers.filter((one) => one.unitPath.startsWith(unit.unitPath));
      return {
        unitId: unit._id,
        parentId: unit.parentId,
        name: unit.name,
        level: unit.level,
        features: unit.features,
        relationshipManagers: below.length,
        onDutyToday: below.filter((one) => duty(one).on).length,
      };
    }),
    staff: staff.map((one) => ({
      staffId: one._id,
      unitId: one.unitId,
      name: one.name,
      roleName: staffRoles[one.role],
      licences: one.licences.map((licence) => licences[licence]),
      dutyText: duty(one).words,
      onDuty: duty(one).on,
    })),
  };
}

/** Parents before children, siblings in the bank's own order. */
function inTreeOrder(units: readonly OrgUnit[]): OrgUnit[] {
  const ids = new Set(units.map((unit) => unit._id));
  const childrenOf = (parentId: string | null) => units.filter((unit) => unit.parentId === parentId).sort((a, b) => a.order - b.order);
  const withBelow = (unit: OrgUnit): OrgUnit[] => [unit, ...childrenOf(unit._id).flatMap(withBelow)];
  return units.filter((unit) => unit.parentId === null || !ids.has(unit.parentId)).flatMap(withBelow);
}
