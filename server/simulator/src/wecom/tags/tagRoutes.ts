import { ControlError, controlRoute } from '../../control/controlRoute';
import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import type { TagGroup } from '../../world/types';
import { externalEvent } from '../events';
import { changedGroup, isNameTaken, withoutTags, type TagChange } from './changeTags';

export const listTagGroups = controlRoute({
  method: 'get',
  path: '/_sim/tag-groups',
  summary: 'The corp tags in their groups, deleted ones too.',
  answer: '{groups: [{id, name, order, createTime, agentid, deleted, tags: [{id, name, order, createTime, agentid, deleted}]}]}',
  handle: ({ simulator }) => ({ groups: simulator.state.memories.tags.all }),
});

export const createTagGroup = controlRoute<{ name: string; tags: string[] }>({
  method: 'post',
  path: '/_sim/tag-groups',
  summary: 'The administrator makes a group with tags: change_external_tag/create for the group and each tag.',
  body: {
    type: 'object',
    required: ['name', 'tags'],
    properties: {
      name: { type: 'string', pattern: '^.{1,30}$' },
      tags: { type: 'array', items: { type: 'string', pattern: '^.{1,30}$' } },
    },
  },
  answer: 'The group.',
  handle: ({ simulator, body }) => {
    if (simulator.state.memories.tags.liveGroupNamed(body.name))
      throw new ControlError(409, 'NAME_TAKEN', `There is a group ${body.name}.`);
    if (body.tags.length === 0) throw new ControlError(400, 'BODY_INVALID', 'A group without tags cannot be.');
    const createTime = simulator.clock.wallSeconds();
    const tags = body.tags.map((name) => ({ id: `et${randomId(18)}`, name, order: 0, createTime }));
    const group: TagGroup = { id: `et${randomId(18)}`, name: body.name, order: 0, createTime, tags };
    const events = [
      tagEvent(simulator, 'create', group.id, 'tag_group'),
      ...tags.map(({ id }) => tagEvent(simulator, 'create', id, 'tag')),
    ];
    simulator.commit({ type: 'tagGroup', group }, ...events.flat());
    return group;
  },
});

export const changeTag = controlRoute<TagChange>({
  method: 'post',
  path: '/_sim/tags/:id',
  summary: 'The administrator renames or moves a tag or a group: change_external_tag/update, or shuffle for a place of its own.',
  body: { type: 'object', properties: { name: { type: 'string', pattern: '^.{1,30}$' }, order: { type: 'integer', minimum: 0 } } },
  answer: 'The group.',
  handle: ({ simulator, params, body }) => {
    const id = params['id'] ?? '';
    const { tags: memory } = simulator.state.memories;
    const group = changedGroup(memory, id, body);
    if (!group) throw new ControlError(404, 'TAG_UNKNOWN', `There is no tag ${id}.`);
    if (body.name && isNameTaken(memory, id, body.name)) throw new ControlError(409, 'NAME_TAKEN', `There is a tag ${body.name}.`);
    const kind = memory.group(id) ? 'tag_group' : 'tag';
    // Re-ordering names a group, or nothing when it was the groups themselves (wecom-api §10.5).
    const shuffled = body.order === undefined ? [] : tagEvent(simulator, 'shuffle', kind === 'tag' ? group.id : '');
    const renamed = body.name === undefined ? [] : tagEvent(simulator, 'update', id, kind);
    simulator.commit({ type: 'tagGroup', group }, ...renamed, ...shuffled);
    return group;
  },
});

export const deleteTag = controlRoute({
  method: 'delete',
  path: '/_sim/tags/:id',
  summary: 'The administrator deletes a tag or a group: change_external_tag/delete, once for a group with all its tags.',
  answer: '{id}',
  handle: ({ simulator, params }) => {
    const id = params['id'] ?? '';
    const { tags: memory } = simulator.state.memories;
    const isGroup = memory.group(id) !== undefined;
    const groups = isGroup ? withoutTags(memory, [], [id]) : withoutTags(memory, [id], []);
    if (groups.length === 0) throw new ControlError(404, 'TAG_UNKNOWN', `There is no tag ${id}.`);
    const facts = groups.map((group): Fact => ({ type: 'tagGroup', group }));
    simulator.commit(...facts, ...tagEvent(simulator, 'delete', id, isGroup ? 'tag_group' : 'tag'));
    return { id };
  },
});

function tagEvent(
  simulator: Simulator,
  change: 'create' | 'update' | 'delete' | 'shuffle',
  id: string,
  kind?: 'tag' | 'tag_group',
): Fact[] {
  return externalEvent(simulator, { Event: 'change_external_tag', ChangeType: change, Id: id, TagType: kind });
}
