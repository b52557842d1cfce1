import { ControlError, controlRoute } from '../../control/controlRoute';
import type { Fact } from '../../core/facts';
import type { Simulator } from '../../core/simulator';
import { comers } from './findGroup';
import { hasMember, joined, type Group } from './group';
import { groupChanged, membersMoved } from './groupChanged';
import type { JoinWay } from './joinWay';
import { newGroup } from './newGroup';

const GROUPS_PER_WAY = 5;

export const scanJoinWay = controlRoute<{ externalUserId: string }>({
  method: 'post',
  path: '/_sim/join-ways/:configId/scan',
  summary:
    'A customer scans the code of a join way: into the first group with room, or into a new one when all are full and it may be made.',
  body: { type: 'object', required: ['externalUserId'], properties: { externalUserId: { type: 'string' } } },
  answer: '{chatId, created}: the group he is in now and whether it is a new one; 409 when there is no room.',
  handle: ({ simulator, params, body }) => {
    const joinWay = simulator.state.memories.groups.joinWays.get(params['configId'] ?? '');
    if (!joinWay) throw new ControlError(404, 'JOIN_WAY_UNKNOWN', 'There is no such join way.');
    const groups = joinWay.chatIds.flatMap((chatId) => simulator.state.memories.groups.alive.filter((group) => group.chatId === chatId));
    const known = groups.find((group) => hasMember(group, body.externalUserId));
    if (known) return { chatId: known.chatId, created: false };
    const roomy = groups.find(({ members }) => members.length < simulator.limits.quantity('groupMembers'));
    const [first] = groups;
    const before = roomy ?? (joinWay.autoCreateRoom && first ? openAnother(simulator, joinWay, first) : undefined);
    if (!before) throw new ControlError(409, 'GROUPS_FULL', 'Every group of this join way is full.');
    const coming = { joinScene: 3, ...(joinWay.state && { state: joinWay.state }) } as const;
    const after = joined(before, comers(simulator, [body.externalUserId], coming));
    simulator.commit(...membersMoved(simulator, { before, after, joinScene: 3 }));
    return { chatId: after.chatId, created: !roomy };
  },
});

/**
 * A group of the first one's owner, named and numbered as the join way says (wecom-api §7.7). That it is the first that later comers are led
 * to is [inferred].
 */
function openAnother(simulator: Simulator, joinWay: JoinWay, first: Group): Group {
  const group = newGroup(simulator, { owner: first.owner, name: `${joinWay.roomBaseName}${joinWay.roomBaseId}` });
  const chatIds = [group.chatId, ...joinWay.chatIds].slice(0, GROUPS_PER_WAY);
  const next: Fact = { type: 'joinWay', joinWay: { ...joinWay, roomBaseId: joinWay.roomBaseId + 1, chatIds } };
  simulator.commit(...groupChanged(simulator, group, { ChangeType: 'create' }), next);
  return group;
}
