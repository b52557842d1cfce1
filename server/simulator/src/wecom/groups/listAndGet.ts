import { isObject } from '../../http/readBody';
import { pageOf } from '../../http/page';
import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import type { Directory } from '../../core/directory';
import { invalid, needText, optionalInteger, textList } from '../fields';
import { scopeOf, type Caller } from '../scope';
import { memberVersion, type Group, type GroupMember } from './group';
import { namedGroup, seesGroup } from './namedGroup';

const MEMBERS_WITHOUT_FILTER = 1000;
const OWNERS_PER_CALL = 100;
const GROUPS_PER_PAGE = 1000;

/** POST groupchat/list. Without an owner filter it is for corps of up to 1000 members in the app's range (81017). */
export const listGroups: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/list',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const limit = optionalInteger(body, 'limit', 1);
    if (limit === undefined || limit > GROUPS_PER_PAGE) throw invalid('limit');
    const owners = ownersOf(call, body);
    const wanted = optionalInteger(body, 'status_filter') ?? 0;
    const groups = simulator.state.memories.groups.alive
      .filter((group) => seesGroup(call, group) && (!owners || owners.has(group.owner.toLowerCase())))
      .map((group) => ({ chat_id: group.chatId, status: statusOf(group, simulator.state.directory) }))
      .filter(({ status }) => wanted === 0 || status === wanted);
    const { items, nextCursor } = pageOf(groups, body['cursor'], limit);
    return { group_chat_list: items, ...(nextCursor && { next_cursor: nextCursor }) };
  },
};

/** POST groupchat/get: a group with its members and the version of that list. */
export const getGroup: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/get',
  externalContact: true,
  handle: (call) => {
    const group = namedGroup(call, call.body);
    const { directory } = call.simulator.state;
    const withNames = call.body['need_name'] === 1;
    return {
      group_chat: {
        chat_id: group.chatId,
        name: group.name,
        owner: group.owner,
        create_time: group.createTime,
        ...(group.notice && { notice: group.notice }),
        member_list: group.members.map((member) => presentMember(member, directory, withNames)),
        admin_list: group.admins.map((userid) => ({ userid })),
        member_version: memberVersion(group),
      },
    };
  },
};

/** POST opengid_to_chatid: the group that a mini-program was opened in. */
export const openGidToChatId: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/opengid_to_chatid',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const openGid = needText(body, 'opengid');
    const group = simulator.state.memories.groups.alive.find((one) => one.openGid === openGid);
    if (!group) throw new VendorError(90511, 'invalid opengid');
    return { chat_id: group.chatId };
  },
};

/** 0 in order, 1 its owner has left the corp, 3 handed over. Handing over takes no time here, so 2 never shows. */
function statusOf(group: Group, { contacts }: Directory): number {
  if (contacts.resignedMember(group.owner)) return 1;
  return group.isHandedOver ? 3 : 0;
}

function ownersOf(caller: Caller, body: Record<string, unknown>): Set<string> | undefined {
  const filter = body['owner_filter'];
  if (isObject(filter) && textList(filter, 'userid_list', OWNERS_PER_CALL).length > 0)
    return new Set(textList(filter, 'userid_list').map((userid) => userid.toLowerCase()));
  const scope = scopeOf(caller);
  const seen = caller.simulator.state.directory.contacts.all.filter(({ userid }) => scope.hasMember(userid));
  if (seen.length > MEMBERS_WITHOUT_FILTER) throw new VendorError(81017, 'too many members, owner_filter needed');
  return undefined;
}

function presentMember(member: GroupMember, directory: Directory, withName: boolean): Record<string, unknown> {
  const person = member.isCustomer ? directory.personsByExternalUserId.get(member.id) : undefined;
  const name = person?.name ?? directory.member(member.id)?.name ?? '';
  return {
    userid: member.id,
    type: member.isCustomer ? 2 : 1,
    ...(person?.type === 1 && { unionid: person.unionid }),
    join_time: member.joinTime,
    join_scene: member.joinScene,
    ...(member.invitor && { invitor: { userid: member.invitor } }),
    group_nickname: '',
    ...(withName && { name }),
    ...(member.state && { state: member.state }),
  };
}
