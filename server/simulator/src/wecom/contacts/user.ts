import { limitOf, pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Member } from '../../world/types';
import { memberInScope, scopeOf } from '../scope';
import { namedDepartment } from './department';
import { presentMember } from './presentMember';

const ROWS_MOST = 10_000;

export const getUser: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/user/get',
  handle: (call) => presentMember(memberInScope(call, call.query.get('userid')), call.app),
};

/** The members of one department, names only. */
export const simpleListUsers: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/user/simplelist',
  handle: (call) => ({ userlist: listed(call).map(({ userid, name, department }) => ({ userid, name, department })) }),
};

/** The members of one department, in full. */
export const listUsers: WeComRoute = {
  method: 'GET',
  path: '/cgi-bin/user/list',
  handle: (call) => ({ userlist: listed(call).map((member) => presentMember(member, call.app)) }),
};

/** Everybody in range, one row a member and department, by pages (wecom-api §5.1). */
export const listUserIds: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/user/list_id',
  handle: (call) => {
    const scope = scopeOf(call);
    const members = call.simulator.state.directory.contacts.all.filter(({ userid }) => scope.hasMember(userid));
    const rows = members.flatMap(({ userid, department }) => department.map((id) => ({ userid, department: id })));
    const { items, nextCursor } = pageOf(rows, call.body['cursor'], limitOf(call.body['limit'], ROWS_MOST, ROWS_MOST));
    return { next_cursor: nextCursor, dept_user: items };
  },
};

function listed(call: WeComCall): Member[] {
  if (!call.query.get('department_id')) throw new VendorError(40063, 'some parameters are empty: department_id');
  const { id } = namedDepartment(call, call.query.get('department_id'));
  const scope = scopeOf(call);
  const members = call.simulator.state.directory.contacts.membersOf(id, call.query.get('fetch_child') === '1');
  return members.filter(({ userid }) => scope.hasMember(userid));
}
