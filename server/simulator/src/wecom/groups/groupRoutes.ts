import { ControlError, controlRoute } from '../../control/controlRoute';
import type { Schema } from '../../world/schema';
import { findGroup } from './findGroup';
import { memberVersion, type Group } from './group';
import { groupChanged } from './groupChanged';
import { newGroup, type GroupInput } from './newGroup';

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'array', items: text };
const groupSchema: Schema = {
  type: 'object',
  required: ['owner'],
  properties: {
    chatId: { ...text, description: 'Invented when left out.' },
    name: text,
    owner: { ...text, description: 'A userid.' },
    notice: text,
    createTime: { type: 'integer' },
    admins: texts,
    members: { ...texts, description: 'userids and external_userids besides the owner.' },
  },
};

export const addGroups = controlRoute<{ groups: GroupInput[] }>({
  method: 'post',
  path: '/_sim/world/groups',
  summary: 'Append customer groups, or overwrite those with the same chatId, without callbacks.',
  body: { type: 'object', required: ['groups'], properties: { groups: { type: 'array', items: groupSchema } } },
  answer: '{count}: how many were taken.',
  handle: ({ simulator, body }) => {
    const groups = body.groups.map((group) => newGroup(simulator, group));
    simulator.commit({ type: 'groups', groups });
    return { count: groups.length };
  },
});

export const listSimulatorGroups = controlRoute({
  method: 'get',
  path: '/_sim/groups',
  summary: 'The customer groups as they are now, dismissed ones too.',
  answer: '{groups: [{chatId, openGid, name, owner, notice, members, admins, isDismissed, memberVersion}]}',
  handle: ({ simulator }) => ({ groups: simulator.state.memories.groups.all.map(present) }),
});

export const createGroup = controlRoute<GroupInput>({
  method: 'post',
  path: '/_sim/groups',
  summary: 'A member opens a customer group: change_external_chat create.',
  body: groupSchema,
  answer: 'The group, as GET /_sim/groups.',
  handle: ({ simulator, body }) => {
    if (simulator.state.memories.groups.group(body.chatId ?? '')) throw new ControlError(409, 'GROUP_KNOWN', 'There is such a group.');
    const group = newGroup(simulator, body);
    simulator.commit(...groupChanged(simulator, group, { ChangeType: 'create' }));
    return present(group);
  },
});

export const dismissGroup = controlRoute({
  method: 'post',
  path: '/_sim/groups/:chatId/dismiss',
  summary: 'The owner dismisses the group: one event, none for each member.',
  answer: '{}',
  handle: ({ simulator, params }) => {
    const group = { ...findGroup(simulator, params['chatId']), isDismissed: true };
    simulator.commit(...groupChanged(simulator, group, { ChangeType: 'dismiss' }));
  },
});

function present(group: Group): object {
  return { ...group, memberVersion: memberVersion(group) };
}
