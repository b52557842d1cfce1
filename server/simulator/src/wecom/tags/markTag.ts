import { VendorError } from '../../http/vendorError';
import type { WeComRoute } from '../../http/weComRoute';
import { echoOfEdit } from '../customers/contactChanged';
import { namedRelation } from '../customers/relation';
import { textList } from '../fields';

/** Tags one member may put on one customer (wecom-api §7.4). */
const TAGS_MOST = 3000;

/** POST mark_tag: on the relation of one member, not on the customer for everybody. It sends no change_external_tag. */
export const markTag: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/mark_tag',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const added = textList(body, 'add_tag');
    const removed = textList(body, 'remove_tag');
    if (added.length + removed.length === 0) throw new VendorError(40063, 'some parameters are empty: add_tag, remove_tag');
    const { follow } = namedRelation(call, body);
    const { tags: memory } = simulator.state.memories;
    if ([...added, ...removed].some((id) => !memory.liveTag(id))) throw new VendorError(40068, 'invalid tag id');
    const tagIds = [...new Set([...(follow.tagIds ?? []), ...added])].filter((id) => !removed.includes(id));
    if (tagIds.length > TAGS_MOST) throw new VendorError(40058, 'invalid Request Parameter: too many tags');
    const changed = { ...follow, tagIds };
    simulator.commit({ type: 'relation', follow: changed }, ...echoOfEdit(simulator, changed));
    return {};
  },
};
