import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Member } from '../../world/types';
import { invalid, textList } from '../fields';
import { hasMember, joined, type Group, type GroupMember } from '../groups/group';
import { groupUpdated, membersMoved } from '../groups/groupChanged';
import { takeoverMember } from './members';
import { mayMoveAgain } from './transfer';

const GROUPS_MOST = 100;
const GROUPS_A_DAY = 300;
const DAY = 86_400;

type Kind = 'onJob' | 'resigned';

/** POST groupchat/transfer: groups of owners who have left. It happens at once; each group that fails is named. */
export const transferGroups: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/transfer',
  externalContact: true,
  handle: (call) => handOver(call, 'resigned'),
};

/** POST groupchat/onjob_transfer: groups of owners who work here. */
export const transferGroupsOnJob: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/groupchat/onjob_transfer',
  externalContact: true,
  handle: (call) => handOver(call, 'onJob'),
};

function handOver(call: WeComCall, kind: Kind): Record<string, unknown> {
  const { simulator, body } = call;
  const chatIds = textList(body, 'chat_id_list', GROUPS_MOST);
  if (chatIds.length === 0) throw invalid('chat_id_list');
  const owner = takeoverMember(call, body['new_owner']);
  const failed_chat_list = chatIds.flatMap((chat_id) => {
    try {
      simulator.commit(...handed(simulator, chat_id, owner, kind));
      return [];
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return [{ chat_id, errcode: error.errcode, errmsg: error.message }];
    }
  });
  return failed_chat_list.length > 0 ? { failed_chat_list } : {};
}

function handed(simulator: Simulator, chatId: string, { userid }: Member, kind: Kind): Fact[] {
  const group = simulator.state.memories.groups.group(chatId);
  if (!group || group.isDismissed) throw new VendorError(90501, 'not a customer group');
  checkOwner(simulator, group, userid, kind);
  checkFrequency(simulator, chatId, userid, kind);
  const isFull = group.members.length >= simulator.limits.quantity('groupMembers');
  if (!hasMember(group, userid) && isFull) throw new VendorError(90503, 'group is full, needs the client');
  const at = simulator.clock.seconds();
  const comer: GroupMember = { id: userid, isCustomer: false, joinTime: simulator.clock.wallSeconds(), joinScene: 1 };
  const withOwner = joined(group, [comer]);
  const owned: Group = { ...withOwner, owner: userid, ...(kind === 'resigned' && { isHandedOver: true }) };
  // Who has left the corp is not in the group any more either.
  const after = kind === 'resigned' ? { ...owned, members: owned.members.filter(({ id }) => id !== group.owner) } : owned;
  return [
    { type: 'groupTransfer', groupTransfer: { chatId, newOwner: userid, kind, at } },
    ...membersMoved(simulator, { before: group, after: withOwner, joinScene: 1 }),
    ...groupUpdated(simulator, owned, 'change_owner'),
    ...membersMoved(simulator, { before: owned, after, quitScene: 0 }),
  ];
}

function checkOwner(simulator: Simulator, { owner, isHandedOver }: Group, userid: string, kind: Kind): void {
  const hasResigned = simulator.state.directory.contacts.resignedMember(owner) !== undefined;
  if (kind === 'onJob' && hasResigned) throw new VendorError(90502, 'the owner has resigned');
  if (kind === 'resigned' && !hasResigned)
    throw isHandedOver ? new VendorError(90508, 'handed over already') : new VendorError(90500, 'the owner has not resigned');
  if (owner.toLowerCase() === userid.toLowerCase()) throw new VendorError(90504, 'the owner does not change');
}

/** 300 groups a day to one member; on the job twice in 90 days for one group. No page names their codes [inferred]. */
function checkFrequency(simulator: Simulator, chatId: string, userid: string, kind: Kind): void {
  const now = simulator.clock.seconds();
  const { groupTransfers } = simulator.state.memories.transfers;
  const today = groupTransfers.filter((one) => one.newOwner === userid && now - one.at < DAY);
  if (today.length >= GROUPS_A_DAY) throw new VendorError(45009, 'too many groups of one owner today');
  const times = groupTransfers.filter((one) => one.chatId === chatId && one.kind === 'onJob').map(({ at }) => at);
  if (kind === 'onJob' && !mayMoveAgain(times, now)) throw new VendorError(40128, 'handed over too often');
}
