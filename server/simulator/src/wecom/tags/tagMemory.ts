import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';
import type { Tag, TagGroup } from '../../world/types';

/** The facts of corp tags: a group is always told whole. */
export type TagFact = { type: 'tagGroup'; group: TagGroup };

/** Corp tags in their groups. Deleted ones stay, because a filter may still name them (wecom-api §7.4). */
export class TagMemory implements Memory {
  private readonly groups = new Map<string, TagGroup>();
  private readonly groupOfTag = new Map<string, string>();

  apply(fact: Fact): void {
    if (fact.type === 'world') (fact.world.tagGroups ?? []).forEach((group) => this.put(group));
    if (fact.type === 'tagGroup') this.put(fact.group);
  }

  /** Every group, deleted ones too: larger order first, then as they came. */
  get all(): TagGroup[] {
    return [...this.groups.values()].sort((a, b) => b.order - a.order);
  }

  group(id: string): TagGroup | undefined {
    return this.groups.get(id);
  }

  /** The tag with its group, deleted or not. */
  tag(id: string): { tag: Tag; group: TagGroup } | undefined {
    const group = this.groups.get(this.groupOfTag.get(id) ?? '');
    const tag = group?.tags.find((one) => one.id === id);
    return group && tag ? { tag, group } : undefined;
  }

  liveTag(id: string): { tag: Tag; group: TagGroup } | undefined {
    const found = this.tag(id);
    return found && !found.tag.deleted && !found.group.deleted ? found : undefined;
  }

  liveGroupNamed(name: string): TagGroup | undefined {
    return this.all.find((group) => !group.deleted && group.name === name);
  }

  countLive(): number {
    return this.all.filter(({ deleted }) => !deleted).reduce((sum, { tags }) => sum + tags.filter(({ deleted }) => !deleted).length, 0);
  }

  private put(group: TagGroup): void {
    this.groups.set(group.id, group);
    for (const { id } of group.tags) this.groupOfTag.set(id, group.id);
  }
}
