import { ControlError, controlRoute } from '../../control/controlRoute';
import type { Schema } from '../../world/schema';
import { comers, findGroup } from './findGroup';
import { hasMember, joined, left, type Group, type JoinScene } from './group';
import { groupUpdated, membersMoved } from './groupChanged';

const text: Schema = { type: 'string' };
const ids: Schema = { type: 'array', items: text, description: 'userids and external_userids.' };

interface JoinBody {
  ids: string[];
  joinScene?: JoinScene;
  invitor?: string;
  state?: string;
}

export const joinGroup = controlRoute<JoinBody>({
  method: 'post',
  path: '/_sim/groups/:chatId/join',
  summary: 'Members or customers come into the group; whoever is in it already stays as he was.',
  body: {
    type: 'object',
    required: ['ids'],
    properties: {
      ids,
      joinScene: { type: 'integer', enum: [1, 2, 3], description: '1 invited (default; by the owner unless invitor), 2 link, 3 code.' },
      invitor: text,
      state: text,
    },
  },
  answer: '{members}: how many are in the group now; 409 when it is full.',
  handle: ({ simulator, params, body }) => {
    const before = findGroup(simulator, params['chatId']);
    const { joinScene = 1, invitor = before.owner, state } = body;
    const coming = { joinScene, ...(joinScene === 1 && { invitor }), ...(state && { state }) };
    const after = joined(before, comers(simulator, body.ids, coming));
    if (after.members.length > simulator.limits.quantity('groupMembers')) throw new ControlError(409, 'GROUP_FULL', 'The group is full.');
    simulator.commit(...membersMoved(simulator, { before, after, joinScene }));
    return { members: after.members.length };
  },
});

export const leaveGroup = controlRoute<{ ids: string[]; removed?: boolean }>({
  method: 'post',
  path: '/_sim/groups/:chatId/leave',
  summary: 'People leave the group, or are put out of it. A going owner leaves it to the first member of the corp in it.',
  body: { type: 'object', required: ['ids'], properties: { ids, removed: { type: 'boolean' } } },
  answer: '{members}: how many are in the group now.',
  handle: ({ simulator, params, body }) => {
    const before = findGroup(simulator, params['chatId']);
    const after = left(before, body.ids);
    simulator.commit(...membersMoved(simulator, { before, after, quitScene: body.removed ? 1 : 0 }));
    return { members: after.members.length };
  },
});

interface ChangeBody {
  name?: string;
  notice?: string;
  owner?: string;
  admins?: string[];
}

export const changeGroup = controlRoute<ChangeBody>({
  method: 'post',
  path: '/_sim/groups/:chatId/change',
  summary: 'A new name, notice or owner, one event each; the list of administrators changes without one.',
  body: { type: 'object', properties: { name: text, notice: text, owner: text, admins: { type: 'array', items: text } } },
  answer: '{}',
  handle: ({ simulator, params, body }) => {
    let group: Group = findGroup(simulator, params['chatId']);
    if (body.owner !== undefined && !hasMember(group, body.owner))
      throw new ControlError(409, 'NOT_IN_GROUP', 'The new owner is not in the group.');
    for (const name of ['name', 'notice', 'owner'] as const) {
      const value = body[name];
      if (value === undefined || value === group[name]) continue;
      group = { ...group, [name]: value };
      simulator.commit(...groupUpdated(simulator, group, `change_${name}`));
    }
    if (body.admins) simulator.commit({ type: 'groups', groups: [{ ...group, admins: body.admins }] });
  },
});
