import { ControlError, controlRoute } from '../../control/controlRoute';
import { findMember } from '../../control/find';
import type { Simulator } from '../../core/simulator';
import type { Department, Member } from '../../world/types';
import { departmentSettings, memberSettings } from '../../world/worldSchema';
import { departmentChanged, memberChanged, memberLeft } from './contactEvents';

export const createMember = controlRoute<Pick<Member, 'userid' | 'name'> & Partial<Member>>({
  method: 'post',
  path: '/_sim/members',
  summary: 'A member joins the corp: change_contact/create_user. One who had left comes back.',
  body: {
    type: 'object',
    required: ['userid', 'name'],
    properties: { userid: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$' }, ...memberSettings },
  },
  answer: 'The member.',
  handle: ({ simulator, body }) => {
    if (simulator.state.directory.member(body.userid)) throw new ControlError(409, 'MEMBER_EXISTS', `There is a member ${body.userid}.`);
    const member: Member = { department: [1], hasContactFunction: true, ...body };
    member.department.forEach((id) => findDepartment(simulator, id));
    simulator.commit({ type: 'member', member }, ...memberChanged(simulator, 'create_user', member));
    return member;
  },
});

export const changeMember = controlRoute<Partial<Member>>({
  method: 'post',
  path: '/_sim/members/:userid',
  summary: 'The administrator changes a member: change_contact/update_user.',
  body: { type: 'object', properties: memberSettings },
  answer: 'The member.',
  handle: ({ simulator, params, body }) => {
    const before = findMember(simulator, params['userid']);
    const member = { ...before, ...body };
    member.department.forEach((id) => findDepartment(simulator, id));
    simulator.commit({ type: 'member', member }, ...memberChanged(simulator, 'update_user', member, before));
    return member;
  },
});

export const removeMember = controlRoute({
  method: 'delete',
  path: '/_sim/members/:userid',
  summary: 'The member leaves the corp: change_contact/delete_user. Customers and groups stay behind for a transfer.',
  answer: '{userid, resignedAt}',
  handle: ({ simulator, params }) => {
    const member = findMember(simulator, params['userid']);
    const resignedAt = simulator.clock.seconds();
    const events = memberLeft(simulator, member);
    simulator.commit({ type: 'member', member: { ...member, resignedAt } }, ...events);
    return { userid: member.userid, resignedAt };
  },
});

export const createDepartment = controlRoute<Pick<Department, 'id' | 'name'> & Partial<Department>>({
  method: 'post',
  path: '/_sim/departments',
  summary: 'A new department: change_contact/create_party.',
  body: { type: 'object', required: ['id', 'name'], properties: { id: { type: 'integer', minimum: 1 }, ...departmentSettings } },
  answer: 'The department.',
  handle: ({ simulator, body }) => {
    if (simulator.state.directory.contacts.departments.has(body.id))
      throw new ControlError(409, 'DEPARTMENT_EXISTS', `There is a department ${body.id}.`);
    const department = { parentid: 1, ...body };
    findDepartment(simulator, department.parentid);
    simulator.commit({ type: 'department', department }, ...departmentChanged(simulator, 'create_party', department));
    return department;
  },
});

export const changeDepartment = controlRoute<Partial<Department>>({
  method: 'post',
  path: '/_sim/departments/:id',
  summary: 'A department gets another name, place or parent: change_contact/update_party.',
  body: { type: 'object', properties: departmentSettings },
  answer: 'The department.',
  handle: ({ simulator, params, body }) => {
    const department = { ...findDepartment(simulator, Number(params['id'])), ...body };
    if (simulator.state.directory.contacts.departmentTree(department.id).has(department.parentid))
      throw new ControlError(409, 'DEPARTMENT_CIRCLE', 'A department cannot stand beneath itself.');
    simulator.commit({ type: 'department', department }, ...departmentChanged(simulator, 'update_party', department));
    return department;
  },
});

export const removeDepartment = controlRoute({
  method: 'delete',
  path: '/_sim/departments/:id',
  summary: 'An empty department goes: change_contact/delete_party.',
  answer: '{id}',
  handle: ({ simulator, params }) => {
    const department = findDepartment(simulator, Number(params['id']));
    const { contacts } = simulator.state.directory;
    const isEmpty = contacts.departmentTree(department.id).size === 1 && contacts.membersOf(department.id, false).length === 0;
    if (!isEmpty) throw new ControlError(409, 'DEPARTMENT_NOT_EMPTY', 'The department has members or departments beneath it.');
    const events = departmentChanged(simulator, 'delete_party', department);
    simulator.commit({ type: 'departmentGone', id: department.id }, ...events);
    return { id: department.id };
  },
});

function findDepartment(simulator: Simulator, id: number): Department {
  const department = simulator.state.directory.contacts.departments.get(id);
  if (!department) throw new ControlError(404, 'DEPARTMENT_UNKNOWN', `There is no department ${id}.`);
  return department;
}
