import type { Licence, StaffRole } from '@yinqiao/shared/domain';
import { pinyin } from 'pinyin-pro';
import { FOUNDED_AT } from './calendar';
import { stableId } from './ids';
import { managementStaff, relationshipManagerTable, type RelationshipManagerRow } from './staffTable';

export interface DemoStaff {
  staffId: string;
  staffNo: string;
  name: string;
  role: StaffRole;
  unitCode: string;
  licences: readonly Licence[];
  joinedOn: string;
  /** The WeCom member id; null for roles that do not use WeCom. */
  wecomUserId: string;
  /** New leads a working day; RMs only. */
  dailyCapacity: number | null;
  leave: { from: string; backOn: string } | null;
}

const FIRST_RM_NUMBER = 10_467;
const FIRST_MANAGEMENT_NUMBER = 10_101;
const DEFAULT_DAILY_CAPACITY = 8;

const userIdOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .replace(/ü/g, 'v')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();

const relationshipManager = (row: RelationshipManagerRow, index: number): DemoStaff => ({
  staffId: stableId('stf', row.name, FOUNDED_AT),
  staffNo: String(FIRST_RM_NUMBER + index),
  name: row.name,
  role: 'relationship_manager',
  unitCode: row.outletCode,
  licences: row.licences,
  joinedOn: row.joinedOn,
  wecomUserId: userIdOf(row.name),
  dailyCapacity: row.dailyCapacity ?? DEFAULT_DAILY_CAPACITY,
  leave: row.leave ?? null,
});

export const relationshipManagers: readonly DemoStaff[] = relationshipManagerTable.map(relationshipManager);

const management: readonly DemoStaff[] = managementStaff.map(({ name, role, unitCode }, index) => ({
  staffId: stableId('stf', `${unitCode}/${name}`, FOUNDED_AT),
  staffNo: String(FIRST_MANAGEMENT_NUMBER + index),
  name,
  role,
  unitCode,
  licences: role === 'wealth_manager' ? ['fund', 'insurance', 'pension'] : [],
  joinedOn: `20${String(12 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 12)).padStart(2, '0')}-06`,
  wecomUserId: role === 'remote_seat' ? `remote${String(index).padStart(3, '0')}` : userIdOf(name),
  dailyCapacity: null,
  leave: null,
}));

export const staff: readonly DemoStaff[] = [...relationshipManagers, ...management];

const byName = new Map(staff.map((each) => [each.name, each]));

export function staffByName(name: string): DemoStaff {
  const found = byName.get(name);
  if (!found) throw new Error(`the demo bank has no member of staff ${name}`);
  return found;
}

const byNumber = new Map(staff.map((each) => [each.staffNo, each]));

export function staffByNo(staffNo: string): DemoStaff {
  const found = byNumber.get(staffNo);
  if (!found) throw new Error(`the demo bank has no staff number ${staffNo}`);
  return found;
}

const teams = new Map<string, DemoStaff[]>();
for (const each of relationshipManagers) teams.set(each.unitCode, [...(teams.get(each.unitCode) ?? []), each]);

/** The RMs of an outlet in the order of the table. */
export const teamOf = (outletCode: string): readonly DemoStaff[] => teams.get(outletCode) ?? [];
