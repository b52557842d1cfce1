import { z } from 'zod';
import { isAbout } from './WecomError';
import { ask, get, post } from './request';
import { instant, list, maybeNumber, maybeString, number, string } from './reply';

/** Customers and who follows them (wecom-api 7.3). */

const nothing = z.object({});

const customer = z
  .object({ external_userid: string, name: string, type: number, unionid: maybeString, corp_name: maybeString, gender: number })
  .transform((one) => ({
    externalUserId: one.external_userid,
    name: one.name,
    unionId: one.unionid,
    isWeChat: one.type === 1,
    corpName: one.corp_name,
  }));

/** A tag the corp's apps manage has an id; a member's own has none. */
const tag = z.object({ group_name: string, tag_name: string, tag_id: maybeString, type: number }).transform((one) => ({
  tagId: one.tag_id,
  name: one.tag_name,
  groupName: one.group_name,
  kind: one.type === 1 ? ('corp' as const) : one.type === 2 ? ('personal' as const) : ('rule' as const),
}));

const follow = z.object({
  userid: string,
  remark: string,
  description: string,
  createtime: instant,
  remark_mobiles: list(string),
  add_way: maybeNumber,
  oper_userid: maybeString,
  state: maybeString,
});
const followed = (one: z.output<typeof follow>) => ({
  userId: one.userid,
  since: one.createtime,
  remark: one.remark,
  description: one.description,
  mobiles: one.remark_mobiles.filter((mobile) => mobile !== ''),
  /** How they met, as the vendor numbers it; the numbers may grow. */
  addWay: one.add_way,
  addedBy: one.oper_userid,
  /** What the code they met by carries. */
  state: one.state,
});

const withTags = follow.extend({ tags: list(tag) }).transform((one) => ({ ...followed(one), tags: one.tags }));
const withTagIds = follow.extend({ tag_id: list(string) }).transform((one) => ({ ...followed(one), tagIds: one.tag_id }));

const NO_RELATION = 84061;

/** Members who may serve customers, as far as the app sees them. */
export async function customerServants(): Promise<string[]> {
  return (await get('externalcontact/get_follow_user_list', {}, z.object({ follow_user: list(string) }))).follow_user;
}

/** A member's customers; a member without any is answered by an errcode, which is no fault. */
export async function customersOf(userId: string): Promise<string[]> {
  try {
    return (await get('externalcontact/list', { userid: userId }, z.object({ external_userid: list(string) }))).external_userid;
  } catch (error) {
    if (isAbout(error, NO_RELATION)) return [];
    throw error;
  }
}

/** One customer with a page of up to 500 followers. @throws WecomError 84061 without a relation, 40096, 84084 */
export async function externalContact(externalUserId: string, cursor: string | null = null) {
  const reply = z.object({ external_contact: customer, follow_user: list(withTags), next_cursor: maybeString });
  const query = { external_userid: externalUserId, ...(cursor ? { cursor } : {}) };
  const { external_contact: found, follow_user: followers, next_cursor: next } = await get('externalcontact/get', query, reply);
  return { ...found, followers, next };
}

/** Customers of up to 100 members, by pages of 100, each with the one relation that it is listed for. */
export async function customersByMembers(userIds: readonly string[], cursor: string | null) {
  const row = z
    .object({ external_contact: customer, follow_info: withTagIds })
    .transform(({ external_contact: found, follow_info: relation }) => ({ customer: found, relation }));
  const reply = z.object({ external_contact_list: list(row), next_cursor: maybeString });
  const body = { userid_list: userIds, limit: 100, ...(cursor ? { cursor } : {}) };
  const { external_contact_list: rows, next_cursor: next } = await ask('externalcontact/batch/get_by_user', body, reply);
  return { rows, next };
}

export interface Remark {
  /** At most 20 characters. */
  remark?: string;
  /** At most 150 characters. */
  description?: string;
  /** Replaces all; an empty list clears them. */
  mobiles?: readonly string[];
}

/** What a member calls a customer. Written twice it is the same. @throws WecomError 84061, 40058 */
export async function remarkCustomer(userId: string, externalUserId: string, { mobiles, ...remark }: Remark): Promise<void> {
  const numbers = mobiles === undefined ? {} : { remark_mobiles: mobiles.length > 0 ? mobiles : [''] };
  await post('externalcontact/remark', { userid: userId, external_userid: externalUserId, ...remark, ...numbers }, nothing, {
    lostAnswer: 'repeated',
  });
}

/** Puts corp tags on a relation and takes others off. Done twice it is the same. @throws WecomError 84061, 40068 */
export async function markTags(userId: string, externalUserId: string, add: readonly string[], remove: readonly string[]): Promise<void> {
  const body = {
    userid: userId,
    external_userid: externalUserId,
    ...(add.length > 0 ? { add_tag: add } : {}),
    ...(remove.length > 0 ? { remove_tag: remove } : {}),
  };
  await post('externalcontact/mark_tag', body, nothing, { lostAnswer: 'repeated' });
}
