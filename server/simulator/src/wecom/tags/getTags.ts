import type { WeComRoute } from '../../http/weComRoute';
import { textList } from '../fields';
import { presentTagGroup } from './presentTagGroup';

/** POST get_corp_tag_list. A filter by group wins over one by tag; only a filter shows what was deleted (wecom-api §7.4). */
export const getCorpTagList: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/get_corp_tag_list',
  externalContact: true,
  handle: ({ simulator, body }) => {
    const groupIds = new Set(textList(body, 'group_id'));
    const tagIds = new Set(groupIds.size > 0 ? [] : textList(body, 'tag_id'));
    const { all } = simulator.state.memories.tags;
    if (groupIds.size > 0)
      return { tag_group: all.filter(({ id }) => groupIds.has(id)).map((group) => presentTagGroup(group, group.tags)) };
    if (tagIds.size > 0) {
      const groups = all.map((group) => ({ group, tags: group.tags.filter(({ id }) => tagIds.has(id)) }));
      return { tag_group: groups.filter(({ tags }) => tags.length > 0).map(({ group, tags }) => presentTagGroup(group, tags)) };
    }
    const live = all.filter(({ deleted }) => !deleted);
    return {
      tag_group: live.map((group) =>
        presentTagGroup(
          group,
          group.tags.filter(({ deleted }) => !deleted),
        ),
      ),
    };
  },
};
