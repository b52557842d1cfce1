import { z } from 'zod';
import { ask, post } from './request';
import { boolean, list, number, string } from './reply';

/** The corp's customer tags, each in a group (wecom-api 7.4). */

const tag = z.object({ id: string, name: string, order: number, deleted: boolean });
const group = z
  .object({ group_id: string, group_name: string, order: number, deleted: boolean, tag: list(tag) })
  .transform((one) => ({ groupId: one.group_id, name: one.group_name, order: one.order, deleted: one.deleted, tags: one.tag }));
export type TagGroup = z.output<typeof group>;

/** All groups, or those named. What was deleted is listed only where it is named. */
export async function corpTags(groupIds: readonly string[] = []): Promise<TagGroup[]> {
  const body = groupIds.length > 0 ? { group_id: groupIds } : {};
  return (await ask('externalcontact/get_corp_tag_list', body, z.object({ tag_group: list(group) }))).tag_group;
}

/**
 * Adds tags to the group of this name, which comes into being with its first. Without an answer the tags of the corp tell whether it
 * was done. @throws WecomError 40071 for a name that is taken, 40126 over 3,000 tags
 */
export async function addCorpTags(groupName: string, names: readonly string[]): Promise<TagGroup> {
  const body = { group_name: groupName, tag: names.map((name) => ({ name })) };
  return (await post('externalcontact/add_corp_tag', body, z.object({ tag_group: group }))).tag_group;
}

/** Renames a tag or a group. @throws WecomError 40068, 40071 for a name that is taken */
export async function renameCorpTag(id: string, name: string): Promise<void> {
  await post('externalcontact/edit_corp_tag', { id, name }, z.object({}), { lostAnswer: 'repeated' });
}

/** Takes tags off everybody. A group goes with its last tag. @throws WecomError 40068 */
export async function deleteCorpTags(tagIds: readonly string[]): Promise<void> {
  await post('externalcontact/del_corp_tag', { tag_id: tagIds }, z.object({}), { lostAnswer: 'repeated' });
}
