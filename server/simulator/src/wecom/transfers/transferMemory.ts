import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';
import type { Transfer } from './transfer';

/** A group given to another owner; at once, so there is nothing to follow. */
export interface GroupTransfer {
  chatId: string;
  newOwner: string;
  kind: 'onJob' | 'resigned';
  /** By the virtual clock. */
  at: number;
}

export type TransferFact =
  | { type: 'transfer'; transfer: Transfer }
  /** The relation ended before its time: nothing is left to hand over. */
  | { type: 'transferGone'; id: string }
  | { type: 'groupTransfer'; groupTransfer: GroupTransfer };

export class TransferMemory implements Memory {
  readonly groupTransfers: GroupTransfer[] = [];
  private readonly transfers = new Map<string, Transfer>();
  private readonly waitingIds = new Set<string>();

  apply(fact: Fact): void {
    if (fact.type === 'transfer') this.put(fact.transfer);
    if (fact.type === 'transferGone') this.remove(fact.id);
    if (fact.type === 'groupTransfer') this.groupTransfers.push(fact.groupTransfer);
  }

  get all(): Transfer[] {
    return [...this.transfers.values()];
  }

  get waiting(): Transfer[] {
    return [...this.waitingIds].flatMap((id) => this.transfers.get(id) ?? []);
  }

  waitingOf(externalUserId: string, handover: string): Transfer | undefined {
    return this.waiting.find((one) => one.externalUserId === externalUserId && isSame(one.handover, handover));
  }

  between(handover: string, takeover: string, kind: Transfer['kind']): Transfer[] {
    return this.all.filter((one) => one.kind === kind && isSame(one.handover, handover) && isSame(one.takeover, takeover));
  }

  private put(transfer: Transfer): void {
    this.transfers.set(transfer.id, transfer);
    if (transfer.status === 2) this.waitingIds.add(transfer.id);
    else this.waitingIds.delete(transfer.id);
  }

  private remove(id: string): void {
    this.transfers.delete(id);
    this.waitingIds.delete(id);
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
