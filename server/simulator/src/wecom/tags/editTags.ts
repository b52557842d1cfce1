import { VendorError } from '../../http/vendorError';
import type { WeComCall, WeComRoute } from '../../http/weComRoute';
import { needText, optionalInteger, textList } from '../fields';
import { tagName } from './addTags';
import { changedGroup, isNameTaken, withoutTags } from './changeTags';

/** POST edit_corp_tag: another name or place for a tag or a group of this app's own. */
export const editCorpTag: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/edit_corp_tag',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const id = needText(body, 'id', 40068);
    const name = body['name'] === undefined ? undefined : tagName(body);
    const order = optionalInteger(body, 'order');
    const { tags: memory } = simulator.state.memories;
    const group = changedGroup(memory, id, { ...(name && { name }), ...(order !== undefined && { order }) });
    if (!group) throw new VendorError(40068, 'invalid tag id');
    checkOwner(call, id);
    if (name && isNameTaken(memory, id, name)) throw new VendorError(40071, 'tag name has already existed');
    simulator.commit({ type: 'tagGroup', group });
    return {};
  },
};

/** POST del_corp_tag: tags and groups of this app's own. */
export const deleteCorpTag: WeComRoute = {
  method: 'POST',
  path: '/cgi-bin/externalcontact/del_corp_tag',
  externalContact: true,
  handle: (call) => {
    const { simulator, body } = call;
    const tagIds = textList(body, 'tag_id');
    const groupIds = textList(body, 'group_id');
    if (tagIds.length + groupIds.length === 0) throw new VendorError(40063, 'some parameters are empty: tag_id, group_id');
    const { tags: memory } = simulator.state.memories;
    const isKnown = tagIds.every((id) => memory.liveTag(id)) && groupIds.every((id) => memory.group(id) && !memory.group(id)?.deleted);
    if (!isKnown) throw new VendorError(40068, 'invalid tag id');
    [...tagIds, ...groupIds].forEach((id) => checkOwner(call, id));
    simulator.commit(...withoutTags(memory, tagIds, groupIds).map((group) => ({ type: 'tagGroup', group }) as const));
    return {};
  },
};

/** An app may touch only what it made (wecom-api §7.4; the code is inferred). */
function checkOwner({ simulator, app }: WeComCall, id: string): void {
  const { tags: memory } = simulator.state.memories;
  const owner = memory.group(id)?.agentid ?? memory.tag(id)?.tag.agentid;
  if (owner !== app.agentid) throw new VendorError(81011, 'no privilege to operate tag');
}
