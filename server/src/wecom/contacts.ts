import { z } from 'zod';
import { ask, get } from './request';
import { list, maybeString, number, string } from './reply';

/** Departments and members (wecom-api 5.1). */

const department = z
  .object({ id: number, parentid: number, order: number, name: string })
  .transform(({ id, parentid, order, name }) => ({ id, parentId: parentid, order, name }));

export interface Department {
  id: number;
  parentId: number;
  order: number;
  /** Empty where only ids may be listed. */
  name: string;
}

/** All departments, or one with all below it. @throws WecomError 60123, 60003, 48002 for addresses that may list ids only */
export async function departments(belowId?: number): Promise<Department[]> {
  const query: Record<string, string> = belowId === undefined ? {} : { id: String(belowId) };
  return (await get('department/list', query, z.object({ department: list(department) }))).department;
}

/** Ids, parents and order alone, which every app may list. */
export async function departmentIds(belowId?: number): Promise<Department[]> {
  const query: Record<string, string> = belowId === undefined ? {} : { id: String(belowId) };
  const bare = z
    .object({ id: number, parentid: number, order: number })
    .transform((one) => ({ id: one.id, parentId: one.parentid, order: one.order, name: '' }));
  return (await get('department/simplelist', query, z.object({ department_id: list(bare) }))).department_id;
}

/** 1 active, 2 disabled, 4 not activated, 5 has left. */
const STATUS: Record<number, MemberStatus> = { 1: 'active', 2: 'disabled', 4: 'not_activated', 5: 'left' };
type MemberStatus = 'active' | 'disabled' | 'not_activated' | 'left' | 'unknown';

const member = z
  .object({
    userid: string,
    name: string,
    department: list(number),
    position: maybeString,
    main_department: number,
    status: number,
    is_leader_in_dept: list(number),
  })
  .transform((one) => ({
    userId: one.userid,
    name: one.name,
    departmentIds: one.department,
    mainDepartmentId: one.main_department,
    position: one.position,
    status: STATUS[one.status] ?? ('unknown' as const),
    leads: one.department.filter((_, n) => one.is_leader_in_dept[n] === 1),
  }));
export type Member = z.output<typeof member>;

/** @throws WecomError 60111, 60011, 40003 */
export const memberById = (userId: string): Promise<Member> => get('user/get', { userid: userId }, member);

/** The members who sit in this very department. @throws WecomError 60123 */
export async function membersOf(departmentId: number): Promise<Member[]> {
  return (await get('user/list', { department_id: String(departmentId) }, z.object({ userlist: list(member) }))).userlist;
}

const row = z
  .object({ userid: string, department: number })
  .transform(({ userid, department: id }) => ({ userId: userid, departmentId: id }));

/** One row for each member and department, by pages of 10,000: the listing that no app is refused. */
export async function memberIds(cursor: string | null): Promise<{ rows: { userId: string; departmentId: number }[]; next: string | null }> {
  const reply = z.object({ dept_user: list(row), next_cursor: maybeString });
  const { dept_user: rows, next_cursor: next } = await ask('user/list_id', { limit: 10_000, ...(cursor ? { cursor } : {}) }, reply);
  return { rows, next };
}
