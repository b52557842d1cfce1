import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import { externalEvent } from '../events';
import type { EventFields } from '../eventXml';
import { memberVersion, type Group, type JoinScene } from './group';

/** The group as it is now, and change_external_chat about it (wecom-api §10.4). */
export function groupChanged(simulator: Simulator, group: Group, fields: EventFields & { ChangeType: string }): Fact[] {
  const event = externalEvent(simulator, { Event: 'change_external_chat', ChatId: group.chatId, ...fields });
  return [{ type: 'groups', groups: [group] }, ...event];
}

/** A change of the group's own: its owner, name or notice. */
export function groupUpdated(simulator: Simulator, group: Group, detail: 'change_owner' | 'change_name' | 'change_notice'): Fact[] {
  return groupChanged(simulator, group, { ChangeType: 'update', UpdateDetail: detail });
}

interface Movement {
  before: Group;
  after: Group;
  /** The callback knows only 0, invited in either way, and 3, by a code. */
  joinScene?: JoinScene;
  /** 0 went by himself, 1 was put out (wecom-api §15). */
  quitScene?: 0 | 1;
}

/** People came or went: who, and the versions of the list before and after. */
export function membersMoved(simulator: Simulator, { before, after, joinScene, quitScene }: Movement): Fact[] {
  const [larger, smaller] = joinScene === undefined ? [before, after] : [after, before];
  const stayed = new Set(smaller.members.map(({ id }) => id));
  const moved = larger.members.filter(({ id }) => !stayed.has(id)).map(({ id }) => id);
  if (moved.length === 0) return [];
  const facts = groupChanged(simulator, after, {
    ChangeType: 'update',
    UpdateDetail: joinScene === undefined ? 'del_member' : 'add_member',
    JoinScene: joinScene && (joinScene === 3 ? 3 : 0),
    QuitScene: quitScene,
    MemChangeCnt: moved.length,
    MemChangeList: moved,
    LastMemVer: memberVersion(before),
    CurMemVer: memberVersion(after),
  });
  return after.owner === before.owner ? facts : [...facts, ...groupUpdated(simulator, after, 'change_owner')];
}
