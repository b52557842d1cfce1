import type { Simulator } from '../../core/simulator';
import type { Follow } from '../../world/types';
import { isAlive } from '../customers/relation';
import { scopeOf, type Caller } from '../scope';
import type { SendTask } from './groupSend';

export interface Audience {
  /** Of the sender alone, or of everybody in the app's range. */
  sender?: string;
  /** All customers of the sender when it is empty. */
  externalUserIds: readonly string[];
  /** Any tag of a list, for every list. */
  tagLists: readonly (readonly string[])[];
}

export interface Assignment {
  tasks: SendTask[];
  /** Named customers nobody in range can send to. */
  failed: string[];
}

/**
 * Each customer goes to one member: the sender, or of his followers in range the one who dealt with him last (wecom-api §14.3). Which follower
 * the tags must be those of is not written; here only followers with the tags count [inferred].
 */
export function assignCustomers(caller: Caller, { sender, externalUserIds, tagLists }: Audience): Assignment {
  const { directory } = caller.simulator.state;
  const scope = scopeOf(caller);
  const named = [...new Set(externalUserIds)];
  const ids = named.length > 0 ? named : directory.followsByMember(sender ?? '').map(({ externalUserId }) => externalUserId);
  const failed: string[] = [];
  const byMember = new Map<string, string[]>();
  for (const id of ids) {
    const follows = directory
      .followsByPerson(id)
      .filter((follow) => isAlive(follow) && scope.hasMember(follow.userid) && isOf(follow, sender));
    if (follows.length === 0 && named.length > 0) failed.push(id);
    const [last] = follows
      .filter((follow) => hasTags(follow, tagLists))
      .sort((a, b) => lastDealing(caller.simulator, b) - lastDealing(caller.simulator, a));
    if (last) byMember.set(last.userid, [...(byMember.get(last.userid) ?? []), id]);
  }
  const tasks = [...byMember].map(([userid, targets]) => newTask(userid, targets));
  return { tasks, failed };
}

export function newTask(userid: string, ids: readonly string[]): SendTask {
  return { userid, isSent: false, targets: ids.map((id) => ({ id, status: 0 })) };
}

function isOf({ userid }: Follow, sender: string | undefined): boolean {
  return sender === undefined || userid.toLowerCase() === sender.toLowerCase();
}

function hasTags({ tagIds = [] }: Follow, lists: Audience['tagLists']): boolean {
  return lists.every((list) => list.some((id) => tagIds.includes(id)));
}

function lastDealing(simulator: Simulator, { userid, externalUserId, createtime }: Follow): number {
  return simulator.state.chat(userid, externalUserId).at(-1)?.at ?? createtime;
}
