import type { TagMemory } from './tagMemory';
import type { TagGroup } from '../../world/types';

export interface TagChange {
  name?: string;
  order?: number;
}

/** The group after a tag, or the group itself, got another name or place; undefined when there is no such thing. */
export function changedGroup(memory: TagMemory, id: string, change: TagChange): TagGroup | undefined {
  const group = memory.group(id);
  if (group) return group.deleted ? undefined : { ...group, ...change };
  const found = memory.liveTag(id);
  return found && { ...found.group, tags: found.group.tags.map((tag) => (tag.id === id ? { ...tag, ...change } : tag)) };
}

/** Whether another group, or another tag of the same group, has that name. */
export function isNameTaken(memory: TagMemory, id: string, name: string): boolean {
  if (memory.group(id)) return (memory.liveGroupNamed(name)?.id ?? id) !== id;
  return memory.tag(id)?.group.tags.some((tag) => !tag.deleted && tag.id !== id && tag.name === name) ?? false;
}

/** The groups after those tags and groups are gone. A group goes with its tags, and with its last tag. */
export function withoutTags(memory: TagMemory, tagIds: readonly string[], groupIds: readonly string[]): TagGroup[] {
  const gone = new Set(tagIds);
  const touched = new Set([...groupIds, ...tagIds.flatMap((id) => memory.tag(id)?.group.id ?? [])]);
  return [...touched].flatMap((id) => {
    const group = memory.group(id);
    if (!group) return [];
    const tags = group.tags.map((tag) => (groupIds.includes(id) || gone.has(tag.id) ? { ...tag, deleted: true } : tag));
    return [{ ...group, tags, ...(tags.every(({ deleted }) => deleted) && { deleted: true }) }];
  });
}
