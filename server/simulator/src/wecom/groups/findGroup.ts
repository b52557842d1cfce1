import { ControlError } from '../../control/controlRoute';
import type { Simulator } from '../../core/simulator';
import type { Group, GroupMember, JoinScene } from './group';

/** The group, which is not dismissed. */
export function findGroup(simulator: Simulator, chatId: string | undefined): Group {
  const group = simulator.state.memories.groups.group(chatId ?? '');
  if (!group) throw new ControlError(404, 'GROUP_UNKNOWN', `There is no group ${chatId}.`);
  if (group.isDismissed) throw new ControlError(409, 'GROUP_DISMISSED', 'This group is dismissed.');
  return group;
}

interface Coming {
  joinScene: JoinScene;
  invitor?: string;
  state?: string;
}

/** Members and customers as they come into a group now. */
export function comers(simulator: Simulator, ids: readonly string[], coming: Coming): GroupMember[] {
  const { directory } = simulator.state;
  const joinTime = simulator.clock.wallSeconds();
  return ids.map((id) => {
    const member = directory.member(id);
    if (!member && !directory.personsByExternalUserId.has(id))
      throw new ControlError(404, 'PERSON_UNKNOWN', `There is no member and no customer ${id}.`);
    return { id: member?.userid ?? id, isCustomer: !member, joinTime, ...coming };
  });
}
