import type { App, Member } from '../../world/types';

/**
 * A member as user/get tells him. Self-built apps made after 2022-06-20 are not told the private fields (wecom-api §5.1);
 * `seesPrivateFields` is for an older one.
 */
export function presentMember(member: Member, app: App): Record<string, unknown> {
  return {
    userid: member.userid,
    name: member.name,
    department: member.department,
    order: member.department.map(() => 0),
    position: member.position ?? '',
    is_leader_in_dept: leaderFlags(member),
    direct_leader: member.directLeader ?? [],
    telephone: '',
    alias: member.alias ?? '',
    main_department: mainDepartment(member),
    extattr: { attrs: [] },
    status: member.status ?? 1,
    external_position: '',
    ...(app.seesPrivateFields && privateFields(member)),
  };
}

export function mainDepartment({ mainDepartment: main, department }: Member): number {
  return main ?? department[0] ?? 1;
}

export function leaderFlags({ department, isLeaderIn = [] }: Member): number[] {
  return department.map((id) => (isLeaderIn.includes(id) ? 1 : 0));
}

function privateFields({ userid, mobile = '', gender = 0, email = '' }: Member): Record<string, unknown> {
  const qr_code = `https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=${encodeURIComponent(userid)}`;
  return { mobile, gender: String(gender), email, biz_mail: '', avatar: '', thumb_avatar: '', qr_code, address: '' };
}
