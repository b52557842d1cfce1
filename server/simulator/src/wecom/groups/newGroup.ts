import { derivedId, randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import { comers } from './findGroup';
import { joined, type Group } from './group';

export interface GroupInput {
  chatId?: string;
  name?: string;
  owner: string;
  notice?: string;
  createTime?: number;
  admins?: string[];
  /** Members and customers besides the owner. */
  members?: string[];
}

/** A group with its owner in it, and with those the owner has brought along. */
export function newGroup(simulator: Simulator, input: GroupInput): Group {
  const { chatId = `wr${randomId(22)}`, name = '', notice = '', createTime = simulator.clock.wallSeconds(), admins = [] } = input;
  const [first] = comers(simulator, [input.owner], { joinScene: 1 });
  const owner = first?.id ?? input.owner;
  const empty: Group = { chatId, openGid: derivedId('tG', chatId), name, owner, createTime, notice, members: [], admins };
  const others = comers(simulator, input.members ?? [], { joinScene: 1, invitor: owner });
  const members = [...(first ? [first] : []), ...others].map((member) => ({ ...member, joinTime: createTime }));
  return joined(empty, members);
}
