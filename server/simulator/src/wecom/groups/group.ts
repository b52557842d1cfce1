import { createHash } from 'node:crypto';

/** How somebody came into a group: invited by a member, by a link of one, or by a code (wecom-api §7.10). */
export type JoinScene = 1 | 2 | 3;

export interface GroupMember {
  /** userid, or external_userid of a customer. */
  id: string;
  isCustomer: boolean;
  joinTime: number;
  joinScene: JoinScene;
  /** Who invited him directly. */
  invitor?: string;
  /** The state of the join way he came by. */
  state?: string;
}

/** A customer group. Facts tell it whole, whatever changed. */
export interface Group {
  chatId: string;
  /** What the mini-program is told by wx.getGroupEnterInfo. */
  openGid: string;
  name: string;
  owner: string;
  createTime: number;
  notice: string;
  members: GroupMember[];
  /** userids. */
  admins: string[];
  /** It went from an owner who had left the corp to another one. */
  isHandedOver?: boolean;
  isDismissed?: boolean;
}

/** Changes with every coming and going, and only then. */
export function memberVersion({ members }: Group): string {
  return createHash('md5')
    .update(members.map(({ id }) => id).join('\n'))
    .digest('hex');
}

/** The group with these people in it; who was there already stays as he was. */
export function joined(group: Group, comers: readonly GroupMember[]): Group {
  const fresh = comers.filter(({ id }) => !hasMember(group, id));
  return { ...group, members: [...group.members, ...fresh] };
}

/** The group without these people. A going owner leaves it to the first member of the corp that stays [inferred]. */
export function left(group: Group, ids: readonly string[]): Group {
  const goes = new Set(ids.map((id) => id.toLowerCase()));
  const members = group.members.filter(({ id }) => !goes.has(id.toLowerCase()));
  const heir = members.find(({ isCustomer }) => !isCustomer)?.id;
  const owner = goes.has(group.owner.toLowerCase()) && heir ? heir : group.owner;
  return { ...group, members, owner, admins: group.admins.filter((id) => !goes.has(id.toLowerCase()) && id !== owner) };
}

/** userids are compared without case, as the vendor does. */
export function hasMember(group: Group, id: string): boolean {
  return group.members.some((member) => member.id.toLowerCase() === id.toLowerCase());
}

/** Whether the group belongs to that member now: still its owner, still in it, and it still exists. */
export function isOwnedBy(group: Group, userid: string): boolean {
  return !group.isDismissed && group.owner.toLowerCase() === userid.toLowerCase() && hasMember(group, userid);
}
