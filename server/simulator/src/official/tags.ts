import { isObject } from '../http/readBody';
import { VendorError } from '../http/vendorError';
import type { WeChatCall, WeChatRoute } from '../wechat/weChatRoute';
import type { Follower, OfficialTag } from './officialMemory';

const TAGS_MOST = 100;
const TAGS_PER_USER = 20;
const USERS_PER_CALL = 50;
const NAME_LENGTH = 30;
/** Lower numbers are the platform's own. */
const FIRST_ID = 100;

const PATH = '/cgi-bin/tags/';

/** Tags of followers (wecom-api §19): 100 an account, 20 a user, 50 users a call. The codes are from memory. */
export const tagRoutes: readonly WeChatRoute[] = [
  { method: 'POST', path: `${PATH}create`, handle: create },
  {
    method: 'GET',
    path: `${PATH}get`,
    handle: (call) => ({ tags: tagsOf(call).map((tag) => ({ ...tag, count: holders(call, tag.id).length })) }),
  },
  { method: 'POST', path: `${PATH}update`, handle: update },
  { method: 'POST', path: `${PATH}delete`, handle: remove },
  { method: 'POST', path: `${PATH}members/batchtagging`, handle: (call) => change(call, (ids, id) => [...new Set([...ids, id])]) },
  { method: 'POST', path: `${PATH}members/batchuntagging`, handle: (call) => change(call, (ids, id) => ids.filter((one) => one !== id)) },
  { method: 'POST', path: `${PATH}getidlist`, handle: (call) => ({ tagid_list: following(call, call.body['openid']).tagIds }) },
];

function create(call: WeChatCall): Record<string, unknown> {
  const tags = tagsOf(call);
  if (tags.length >= TAGS_MOST) throw new VendorError(45056, 'too many tag now, no need to add new');
  const tag = { id: Math.max(FIRST_ID - 1, ...tags.map(({ id }) => id)) + 1, name: freeName(call) };
  commit(call, [...tags, tag]);
  return { tag };
}

function update(call: WeChatCall): Record<string, unknown> {
  const tag = named(call, given(call)['id']);
  const name = freeName(call);
  commit(
    call,
    tagsOf(call).map((one) => (one.id === tag.id ? { ...one, name } : one)),
  );
  return {};
}

function remove(call: WeChatCall): Record<string, unknown> {
  const { id } = named(call, given(call)['id']);
  for (const follower of holders(call, id))
    call.simulator.commit({ type: 'follower', follower: { ...follower, tagIds: follower.tagIds.filter((one) => one !== id) } });
  commit(
    call,
    tagsOf(call).filter((tag) => tag.id !== id),
  );
  return {};
}

function change(call: WeChatCall, next: (ids: readonly number[], id: number) => number[]): Record<string, unknown> {
  const { id } = named(call, call.body['tagid']);
  const openids = call.body['openid_list'];
  if (!Array.isArray(openids) || openids.length === 0 || openids.length > USERS_PER_CALL)
    throw new VendorError(40032, 'invalid openid list size');
  const changed = openids.map((openid: unknown) => {
    const follower = following(call, openid);
    return { ...follower, tagIds: next(follower.tagIds, id) };
  });
  if (changed.some(({ tagIds }) => tagIds.length > TAGS_PER_USER)) throw new VendorError(45059, 'can not have so many tags');
  for (const follower of changed) call.simulator.commit({ type: 'follower', follower });
  return {};
}

function following({ simulator, appid }: WeChatCall, openid: unknown): Follower {
  const follower = simulator.state.memories.official.follower(appid, typeof openid === 'string' ? openid : '');
  if (!follower?.isFollowing) throw new VendorError(40003, 'invalid openid');
  return follower;
}

function given({ body }: WeChatCall): Record<string, unknown> {
  return isObject(body['tag']) ? body['tag'] : {};
}

function named(call: WeChatCall, id: unknown): OfficialTag {
  const tag = tagsOf(call).find((one) => one.id === id);
  if (!tag) throw new VendorError(45159, 'invalid tag');
  return tag;
}

function freeName(call: WeChatCall): string {
  const { name } = given(call);
  if (typeof name !== 'string' || name === '' || name.length > NAME_LENGTH) throw new VendorError(45158, 'invalid tag name');
  if (tagsOf(call).some((tag) => tag.name === name)) throw new VendorError(45157, 'the tag name already exists');
  return name;
}

function holders({ simulator, appid }: WeChatCall, id: number): Follower[] {
  return simulator.state.memories.official.followersOf(appid).filter(({ tagIds }) => tagIds.includes(id));
}

function tagsOf({ simulator, appid }: WeChatCall): OfficialTag[] {
  return simulator.state.memories.official.tagsOf(appid);
}

function commit({ simulator, appid }: WeChatCall, tags: OfficialTag[]): void {
  simulator.commit({ type: 'officialTags', appid, tags });
}
