import type { Tag, TagGroup } from '../../world/types';

/** A group with some of its tags; `deleted` stands only on what is. */
export function presentTagGroup(group: TagGroup, tags: readonly Tag[]): Record<string, unknown> {
  const { id, name, createTime, order, deleted } = group;
  const tag = [...tags].sort((a, b) => b.order - a.order).map(presentTag);
  return { group_id: id, group_name: name, create_time: createTime, order, ...(deleted && { deleted }), tag };
}

function presentTag({ id, name, createTime, order, deleted }: Tag): Record<string, unknown> {
  return { id, name, create_time: createTime, order, ...(deleted && { deleted }) };
}
