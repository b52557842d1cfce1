import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import type { Department, Member, VisibleRange } from '../../world/types';
import { eventTo } from '../events';
import type { EventFields } from '../eventXml';
import { leaderFlags, mainDepartment } from './presentMember';

/**
 * change_contact for the apps that see the member (wecom-api §10.6). Addresses set up after 2022-08-15 are told ids and departments only,
 * and nothing at all when those stay the same; `fullContactEvents` is for an older one.
 */
export function memberChanged(simulator: Simulator, change: 'create_user' | 'update_user', member: Member, before?: Member): Fact[] {
  const { apps, contacts } = simulator.state.directory;
  const departments = member.department.join(',');
  const isMoved = !before || before.department.join(',') !== departments;
  return apps.flatMap((app) => {
    const isSeen = contacts.scope(app.visible).hasMember(member.userid) || willSee(simulator, app.visible, member);
    if (!isSeen || (!isMoved && !app.fullContactEvents)) return [];
    const ids = { UserID: member.userid, ...(isMoved && { Department: departments }) };
    const fields = app.fullContactEvents ? { ...ids, ...fullFields(member, before) } : ids;
    return eventTo([app], simulator, { Event: 'change_contact', ChangeType: change, ...fields });
  });
}

export function memberLeft(simulator: Simulator, member: Member): Fact[] {
  const { apps, contacts } = simulator.state.directory;
  const seeing = apps.filter((app) => contacts.scope(app.visible).hasMember(member.userid));
  return eventTo(seeing, simulator, { Event: 'change_contact', ChangeType: 'delete_user', UserID: member.userid });
}

export function departmentChanged(
  simulator: Simulator,
  change: 'create_party' | 'update_party' | 'delete_party',
  { id, parentid, name }: Department,
): Fact[] {
  const { apps, contacts } = simulator.state.directory;
  return apps.flatMap((app) => {
    const scope = contacts.scope(app.visible);
    if (!scope.hasDepartment(id) && !scope.hasDepartment(parentid)) return [];
    const parent = change === 'delete_party' ? undefined : parentid;
    const full = app.fullContactEvents && change !== 'delete_party' ? name : undefined;
    return eventTo([app], simulator, { Event: 'change_contact', ChangeType: change, Id: id, Name: full, ParentId: parent });
  });
}

/** Whether he will be seen once he is there: a member who is only now coming is not in the contacts yet. */
function willSee(simulator: Simulator, range: VisibleRange | undefined, { userid, department }: Member): boolean {
  if (!range) return true;
  const scope = simulator.state.directory.contacts.scope(range);
  return (range.users ?? []).includes(userid) || department.some((id) => scope.hasDepartment(id));
}

/** Of a change only the fields that differ. */
function fullFields(member: Member, before: Member | undefined): EventFields {
  const now = described(member);
  if (!before) return now;
  const then = described(before);
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => then[name] !== value));
}

function described(member: Member): EventFields {
  return {
    Name: member.name,
    MainDepartment: mainDepartment(member),
    IsLeaderInDept: leaderFlags(member).join(','),
    DirectLeader: (member.directLeader ?? []).join(','),
    Position: member.position ?? '',
    Mobile: member.mobile ?? '',
    Gender: member.gender ?? 0,
    Email: member.email ?? '',
    Status: member.status ?? 1,
    Alias: member.alias ?? '',
  };
}
