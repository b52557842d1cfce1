import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Department } from '../../world/types';
import { scopeOf } from '../scope';

export const listDepartments: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/department/list',
  handle: (call) => ({ department: listed(call).map(presentDepartment) }),
};

export const simpleListDepartments: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/department/simplelist',
  handle: (call) => ({ department_id: listed(call).map(({ id, parentid, order = 0 }) => ({ id, parentid, order })) }),
};

export const getDepartment: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/department/get',
  handle: (call) => ({ department: presentDepartment(namedDepartment(call, call.query.get('id'))) }),
};

/** The department an app names: 60123 when there is none, 60011 outside its visible range. */
export function namedDepartment(call: WeComCall, id: string | null): Department {
  const department = call.simulator.state.directory.contacts.departments.get(Number(id));
  if (!department) throw new VendorError(60123, 'invalid party id');
  if (!scopeOf(call).hasDepartment(department.id)) throw new VendorError(60011, 'no privilege to access/modify contact/party/agent');
  return department;
}

/** The named one with all beneath it, or everything in range. */
function listed(call: WeComCall): Department[] {
  const { contacts } = call.simulator.state.directory;
  const id = call.query.get('id');
  if (id) return [...contacts.departmentTree(namedDepartment(call, id).id)].flatMap((each) => contacts.departments.get(each) ?? []);
  const scope = scopeOf(call);
  return [...contacts.departments.values()].filter((department) => scope.hasDepartment(department.id));
}

function presentDepartment({ id, name, parentid, order = 0, leaders = [] }: Department): Record<string, unknown> {
  return { id, name, name_en: '', department_leader: leaders, parentid, order };
}
