import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import type { Follow } from '../../world/types';
import { contactChanged } from '../customers/contactChanged';
import { isAlive } from '../customers/relation';
import { isFull } from './begin';
import type { Transfer } from './transfer';

/** Assigned by an administrator (wecom-api §7.3). */
const ASSIGNED = 202;

/** Lets the transfers happen whose day is over. */
export function completeDue(simulator: Simulator): void {
  const now = simulator.clock.seconds();
  const due = simulator.state.memories.transfers.waiting.filter(({ dueAt }) => dueAt <= now);
  for (const transfer of due) simulator.commit(...completed(simulator, transfer));
}

/** It came to nothing: the takeover member is told why (wecom-api §10.3). */
export function failed(simulator: Simulator, transfer: Transfer, status: 3 | 4): Fact[] {
  const { takeover, externalUserId } = transfer;
  const failReason = status === 3 ? 'customer_refused' : 'customer_limit_exceed';
  return [
    { type: 'transfer', transfer: { ...transfer, status } },
    ...contactChanged(simulator, 'transfer_fail', { userid: takeover, externalUserId, failReason }),
  ];
}

function completed(simulator: Simulator, transfer: Transfer): Fact[] {
  const { handover, takeover, externalUserId } = transfer;
  const before = simulator.state.directory.follow(handover, externalUserId);
  if (!before || !isAlive(before)) return [{ type: 'transferGone', id: transfer.id }];
  const known = simulator.state.directory.follow(takeover, externalUserId);
  const isKnown = known !== undefined && isAlive(known);
  if (!isKnown && isFull(simulator, takeover)) return failed(simulator, transfer, 4);
  const source = { userid: handover, externalUserId, source: 'DELETE_BY_TRANSFER' };
  return [
    { type: 'transfer', transfer: { ...transfer, status: 1 } },
    { type: 'relation', follow: { ...before, memberSide: 'deleted' } },
    ...contactChanged(simulator, 'del_external_contact', source),
    ...(isKnown ? [] : taken(simulator, before, takeover)),
    ...messageOf(simulator, transfer),
  ];
}

/** The new member finds the old one's remark and tags [inferred]. */
function taken(simulator: Simulator, before: Follow, userid: string): Fact[] {
  const { externalUserId } = before;
  const createtime = simulator.clock.wallSeconds();
  const follow: Follow = { ...before, userid, addWay: ASSIGNED, operUserid: before.userid, createtime, customerSide: 'friend' };
  return [{ type: 'relation', follow }, ...contactChanged(simulator, 'add_external_contact', { userid, externalUserId })];
}

function messageOf(simulator: Simulator, { takeover, externalUserId, message }: Transfer): Fact[] {
  if (!message) return [];
  const at = simulator.clock.wallSeconds();
  const text = { msgtype: 'text', content: { content: message } };
  return [{ type: 'chatMessage', message: { ...text, id: randomId(12), userid: takeover, externalUserId, from: 'member', at } }];
}
