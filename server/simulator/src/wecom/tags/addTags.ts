import { randomId } from '../../core/ids';
import { isObject } from '../../http/readBody';
import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import type { Tag, TagGroup } from '../../world/types';
import { invalid, needText, optionalInteger } from '../fields';
import { presentTagGroup } from './presentTagGroup';

const NAME_MOST = 30;

/** POST add_corp_tag: into a group by id or by name, which is made when there is none. Answers the group with its new tags. */
export const addCorpTag: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/add_corp_tag',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const wanted = wantedTags(body);
    const before = groupFor(call);
    const taken = new Set(before.tags.filter(({ deleted }) => !deleted).map(({ name }) => name));
    if (wanted.some(({ name }) => taken.has(name))) throw new VendorError(40071, 'tag name has already existed');
    const { tags: memory } = simulator.state.memories;
    if (memory.countLive() + wanted.length > simulator.limits.quantity('corpTags'))
      throw new VendorError(40126, 'corp tag count out of limit');
    const createTime = simulator.clock.wallSeconds();
    const made: Tag[] = wanted.map(({ name, order }) => ({ id: `et${randomId(18)}`, name, order, createTime, agentid: call.app.agentid }));
    const group: TagGroup = { ...before, tags: [...before.tags, ...made] };
    simulator.commit({ type: 'tagGroup', group });
    return { tag_group: presentTagGroup(group, made) };
  },
};

/** A name, at most 30 characters long. */
export function tagName(body: Record<string, unknown>, field = 'name'): string {
  const name = needText(body, field);
  if ([...name].length > NAME_MOST) throw invalid(field);
  return name;
}

/** The same name twice in one call is one tag. */
function wantedTags(body: Record<string, unknown>): { name: string; order: number }[] {
  const given = body['tag'];
  if (!Array.isArray(given) || given.length === 0) throw new VendorError(40063, 'some parameters are empty: tag');
  const named = given.map((one: unknown) => {
    if (!isObject(one)) throw invalid('tag');
    return { name: tagName(one), order: optionalInteger(one, 'order') ?? 0 };
  });
  return [...new Map(named.map((one) => [one.name, one])).values()];
}

/** A group_id makes group_name and order meaningless; a known name is that group. */
function groupFor({ simulator, app, body }: WeComCall): TagGroup {
  const { tags: memory } = simulator.state.memories;
  const id = body['group_id'];
  if (typeof id === 'string' && id !== '') {
    const group = memory.group(id);
    if (!group || group.deleted) throw new VendorError(40068, 'invalid tag group id');
    return group;
  }
  const name = tagName(body, 'group_name');
  const order = optionalInteger(body, 'order') ?? 0;
  const createTime = simulator.clock.wallSeconds();
  return memory.liveGroupNamed(name) ?? { id: `et${randomId(18)}`, name, order, createTime, agentid: app.agentid, tags: [] };
}
