import type { Fact } from '../../core/facts';
import { randomId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';
import type { WeComCall } from '../../http/weComRoute';
import { isAlive } from '../customers/relation';
import { invalid, optionalText, textList } from '../fields';
import { mayMoveAgain, type Transfer } from './transfer';

const CUSTOMERS_MOST = 100;

type Draft = Pick<Transfer, 'kind' | 'handover' | 'takeover'>;

/** Begins the transfer of each customer a body names. The call itself succeeds; every customer has his own errcode. */
export function beginTransfers(call: WeComCall, draft: Draft): Record<string, unknown> {
  const { simulator, body } = call;
  const ids = textList(body, 'external_userid', CUSTOMERS_MOST);
  if (ids.length === 0) throw invalid('external_userid');
  const message = draft.kind === 'onJob' ? optionalText(body, 'transfer_success_msg', 200) : undefined;
  const customer = ids.map((externalUserId) => {
    const errcode = itemCode(simulator, draft, externalUserId);
    if (errcode === 0) simulator.commit(newTransfer(simulator, { ...draft, ...(message && { message }), externalUserId }));
    return { external_userid: externalUserId, errcode };
  });
  return { customer };
}

function itemCode(simulator: Simulator, { kind, handover, takeover }: Draft, externalUserId: string): number {
  const { directory, memories } = simulator.state;
  if (!directory.personsByExternalUserId.has(externalUserId)) return 40096;
  const follow = directory.follow(handover, externalUserId);
  if (!follow || !isAlive(follow)) return 84061;
  if (memories.transfers.waitingOf(externalUserId, handover)) return 40100;
  const times = memories.transfers.all.filter((one) => one.kind === 'onJob' && one.status === 1 && one.externalUserId === externalUserId);
  const moved = times.map(({ beganAt }) => beganAt);
  if (kind === 'onJob' && !mayMoveAgain(moved, simulator.clock.seconds())) return 40128;
  return isFull(simulator, takeover) ? 40099 : 0;
}

/** Whether the member has as many customers as he may. */
export function isFull(simulator: Simulator, userid: string): boolean {
  const customers = simulator.state.directory.followsByMember(userid).filter(isAlive);
  return customers.length >= simulator.limits.quantity('customersPerMember');
}

function newTransfer(simulator: Simulator, draft: Draft & Pick<Transfer, 'externalUserId' | 'message'>): Fact {
  const seconds = simulator.limits.quantity('transferSeconds');
  const beganAt = simulator.clock.seconds();
  const takeoverTime = simulator.clock.wallSeconds() + seconds;
  return { type: 'transfer', transfer: { ...draft, id: randomId(12), beganAt, dueAt: beganAt + seconds, takeoverTime, status: 2 } };
}
