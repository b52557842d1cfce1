import { z } from 'zod';
import { ask, post } from './request';
import { list, maybeInstant, maybeString, number, string } from './reply';

/** Customers and groups that go from one member to another (wecom-api 7.8, 7.9). */

/** On the job the customer has 24 hours to refuse; of a member who has left nobody is asked. */
export type TransferKind = 'on_job' | 'resigned';
const PATHS: Record<TransferKind, string> = { on_job: 'externalcontact', resigned: 'externalcontact/resigned' };

const item = z
  .object({ external_userid: string, errcode: number })
  .transform((one) => ({ externalUserId: one.external_userid, errcode: one.errcode }));

/**
 * Begins the transfer of up to 100 customers. Each is answered for itself; without an answer `transferResults` tells which have begun.
 * @throws WecomError 40097 for a resigned transfer of somebody who has not left, 40098, 84083
 */
export async function transferCustomers(kind: TransferKind, from: string, to: string, externalUserIds: readonly string[], words = '') {
  const body = {
    ...{ handover_userid: from, takeover_userid: to, external_userid: externalUserIds },
    ...(kind === 'on_job' && words ? { transfer_success_msg: words } : {}),
  };
  return (await post(`${PATHS[kind]}/transfer_customer`, body, z.object({ customer: list(item) }))).customer;
}

const STATES: Record<number, 'done' | 'waiting' | 'refused' | 'taker_full' | 'unknown'> = {
  1: 'done',
  2: 'waiting',
  3: 'refused',
  4: 'taker_full',
  5: 'unknown',
};
const standing = z.object({ external_userid: string, status: number, takeover_time: maybeInstant }).transform((one) => ({
  externalUserId: one.external_userid,
  state: STATES[one.status] ?? ('unknown' as const),
  takenOverAt: one.takeover_time,
}));

/** A page of how the customers between two members stand; while one waits, its time lies ahead. */
export async function transferResults(kind: TransferKind, from: string, to: string, cursor: string | null) {
  const reply = z.object({ customer: list(standing), next_cursor: maybeString });
  const body = { handover_userid: from, takeover_userid: to, ...(cursor ? { cursor } : {}) };
  const { customer: customers, next_cursor: next } = await ask(`${PATHS[kind]}/transfer_result`, body, reply);
  return { customers, next };
}

const left = z
  .object({ handover_userid: string, external_userid: string, dimission_time: maybeInstant })
  .transform((one) => ({ userId: one.handover_userid, externalUserId: one.external_userid, leftAt: one.dimission_time }));

/** Customers of members who have left, the latest first. */
export async function unassignedCustomers(cursor: string | null) {
  const reply = z.object({ info: list(left), next_cursor: maybeString });
  const { info: customers, next_cursor: next } = await ask(
    'externalcontact/get_unassigned_list',
    { page_size: 1_000, ...(cursor ? { cursor } : {}) },
    reply,
  );
  return { customers, next };
}

const failure = z.object({ chat_id: string, errcode: number }).transform((one) => ({ chatId: one.chat_id, errcode: one.errcode }));

/** Gives up to 100 groups a new owner, at once. @returns those that were not given, with the vendor's reason */
export async function transferGroups(kind: TransferKind, chatIds: readonly string[], toOwner: string) {
  const path = kind === 'on_job' ? 'externalcontact/groupchat/onjob_transfer' : 'externalcontact/groupchat/transfer';
  return (await post(path, { chat_id_list: chatIds, new_owner: toOwner }, z.object({ failed_chat_list: list(failure) }))).failed_chat_list;
}
