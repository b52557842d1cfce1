import { z } from 'zod';
import { ask, post } from './request';
import { boolean, list, maybeString, number, string } from './reply';
import { seconds } from './seconds';

/** 联系我: codes by which a customer adds a member (wecom-api 7.6). */

const way = z
  .object({
    config_id: string,
    type: number,
    scene: number,
    remark: string,
    skip_verify: boolean,
    state: string,
    qr_code: maybeString,
    user: list(string),
    party: list(number),
  })
  .transform((one) => ({
    configId: one.config_id,
    isMulti: one.type === 2,
    remark: one.remark,
    skipVerify: one.skip_verify,
    state: one.state,
    qrCode: one.qr_code,
    userIds: one.user,
    departmentIds: one.party,
  }));
export type ContactWay = z.output<typeof way>;

/** What a code says and leads to. Whole every time: what an update leaves out may be cleared. */
export interface ContactWayTerms {
  /** At most 30 characters, for whoever looks at the list. */
  remark: string;
  /** At most 30 characters; comes back when somebody adds a member by it. */
  state: string;
  skipVerify: boolean;
  userIds: readonly string[];
  departmentIds: readonly number[];
}

const termsOf = ({ remark, state, skipVerify, userIds, departmentIds }: ContactWayTerms) => ({
  remark,
  state,
  skip_verify: skipVerify,
  user: userIds,
  ...(departmentIds.length > 0 ? { party: departmentIds } : {}),
});

/**
 * A code to be printed: for one member, or for several in turn. Without an answer nobody has its id: it is made anew, and the one
 * that was lost is found by its state. @throws WecomError 41037..41041, 41045, 41054, 40098, 84083
 */
export async function addContactWay(terms: ContactWayTerms): Promise<{ configId: string; qrCode: string | null }> {
  const single = terms.userIds.length === 1 && terms.departmentIds.length === 0;
  const reply = z.object({ config_id: string, qr_code: maybeString });
  const { config_id: configId, qr_code: qrCode } = await post(
    'externalcontact/add_contact_way',
    { type: single ? 1 : 2, scene: 2, ...termsOf(terms) },
    reply,
  );
  return { configId, qrCode };
}

/** @throws WecomError 41043, 41044 */
export async function contactWay(configId: string): Promise<ContactWay> {
  return (await ask('externalcontact/get_contact_way', { config_id: configId }, z.object({ contact_way: way }))).contact_way;
}

/** Ids of the codes made within a span of 90 days at most. */
export async function contactWayIds(from: Date, until: Date, cursor: string | null): Promise<{ configIds: string[]; next: string | null }> {
  const reply = z.object({ contact_way: list(z.object({ config_id: string })), next_cursor: maybeString });
  const body = { start_time: seconds(from), end_time: seconds(until), limit: 1_000, ...(cursor ? { cursor } : {}) };
  const { contact_way: ways, next_cursor: next } = await ask('externalcontact/list_contact_way', body, reply);
  return { configIds: ways.map(({ config_id: id }) => id), next };
}

export async function updateContactWay(configId: string, terms: ContactWayTerms): Promise<void> {
  await post('externalcontact/update_contact_way', { config_id: configId, ...termsOf(terms) }, z.object({}), { lostAnswer: 'repeated' });
}

export async function deleteContactWay(configId: string): Promise<void> {
  await post('externalcontact/del_contact_way', { config_id: configId }, z.object({}), { lostAnswer: 'repeated' });
}
