import { type Licence, licenceForLine, type ProductLine, type StaffRole } from '@yinqiao/shared/domain';
import type { Leave } from '../../src/modules/orgs/staff.model';
import { pinyin } from 'pinyin-pro';
import { managementStaff, relationshipManagerTable, type RelationshipManagerRow } from './staffTable';
import { unitByCode } from './units';

export interface DemoStaff {
  staffId: string;
  staffNo: string;
  name: string;
  role: StaffRole;
  unitCode: string;
  licences: readonly Licence[];
  joinedOn: string;
  /** The WeCom member id. */
  wecomUserId: string;
  /** New leads a working day; null for the policy's, 0 for those who take none. */
  dailyCapacity: number | null;
  /** City outlets share weekends: the day this RM works, 6 or 0. Null where they do not. */
  weekendDay: number | null;
  leave: Leave | null;
}

const FIRST_RM_NUMBER = 10_467;
const FIRST_MANAGEMENT_NUMBER = 10_101;

const userIdOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .replace(/ü/g, 'v')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();

const relationshipManager = (row: RelationshipManagerRow, index: number): DemoStaff => ({
  staffId: `stf_${FIRST_RM_NUMBER + index}`,
  staffNo: String(FIRST_RM_NUMBER + index),
  name: row.name,
  role: 'relationship_manager',
  unitCode: row.outletCode,
  licences: row.licences,
  joinedOn: row.joinedOn,
  wecomUserId: userIdOf(row.name),
  dailyCapacity: row.dailyCapacity ?? null,
  weekendDay: weekendDayOf(row),
  leave: row.leave ?? null,
});

export const relationshipManagers: readonly DemoStaff[] = relationshipManagerTable.map(relationshipManager);

/** The first half of a city team (rounded up) works on Sundays, the others on Saturdays. */
function weekendDayOf(row: RelationshipManagerRow): number | null {
  if (unitByCode(row.outletCode).county) return null;
  const team = relationshipManagerTable.filter(({ outletCode }) => outletCode === row.outletCode);
  return team.indexOf(row) < Math.ceil(team.length / 2) ? 0 : 6;
}

/** 远程坐席 07 号 is 07: odd seats work on Sundays, even ones on Saturdays. */
const seatNumber = (name: string): string => name.replace(/\D/g, '');

/** A loan needs papers and a counter: the remote seats have no licence for it, so such leads wait for the outlet. */
const LICENCES: Partial<Record<StaffRole, readonly Licence[]>> = {
  wealth_manager: ['fund', 'insurance', 'pension'],
  remote_seat: ['pension'],
};

/** Of the wealth managers, those who may advise private-bank customers on private funds. */
const PRIVATE_BANKERS: readonly string[] = ['康雅琪', '方静姝', '俞文秀'];

const management: readonly DemoStaff[] = managementStaff.map(({ name, role, unitCode }, index) => ({
  staffId: `stf_${FIRST_MANAGEMENT_NUMBER + index}`,
  staffNo: String(FIRST_MANAGEMENT_NUMBER + index),
  name,
  role,
  unitCode,
  licences: [...(LICENCES[role] ?? []), ...(PRIVATE_BANKERS.includes(name) ? (['private_banking'] as const) : [])],
  joinedOn: `20${String(12 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 12)).padStart(2, '0')}-06`,
  wecomUserId: role === 'remote_seat' ? `remote${seatNumber(name)}` : userIdOf(name),
  dailyCapacity: role === 'wealth_manager' || role === 'remote_seat' ? null : 0,
  weekendDay: role === 'remote_seat' ? (Number(seatNumber(name)) % 2 === 1 ? 0 : 6) : null,
  leave: null,
}));

export const staff: readonly DemoStaff[] = [...relationshipManagers, ...management];

/** 远程坐席 01 to 08. */
export const remoteSeats: readonly DemoStaff[] = management.filter(({ role }) => role === 'remote_seat');

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

/** True when the member may sell the line. */
export function isLicensed(member: DemoStaff, line: ProductLine): boolean {
  const needed = licenceForLine[line];
  return needed === null || member.licences.includes(needed);
}
