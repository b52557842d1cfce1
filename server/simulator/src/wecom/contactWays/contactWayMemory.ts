import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';

/** A way to reach one member (type 1) or one of several (type 2), as a button in a mini-program (scene 1) or a code (scene 2). */
export interface ContactWay {
  configId: string;
  agentid: number;
  type: 1 | 2;
  scene: 1 | 2;
  style: number;
  remark: string;
  skipVerify: boolean;
  state: string;
  user: string[];
  party: number[];
  isTemp: boolean;
  expiresIn: number;
  chatExpiresIn: number;
  unionid: string;
  isExclusive: boolean;
  markSource: boolean;
  conclusions?: Record<string, unknown>;
  /** Virtual Unix seconds. */
  createdAt: number;
  /** How often it was scanned with a relation to follow. */
  scans: number;
}

export type ContactWayFact = { type: 'contactWay'; way: ContactWay } | { type: 'contactWayGone'; configId: string };

export class ContactWayMemory implements Memory {
  private readonly ways = new Map<string, ContactWay>();

  apply(fact: Fact): void {
    if (fact.type === 'contactWay') this.ways.set(fact.way.configId, fact.way);
    if (fact.type === 'contactWayGone') this.ways.delete(fact.configId);
  }

  get all(): ContactWay[] {
    return [...this.ways.values()];
  }

  find(configId: string): ContactWay | undefined {
    return this.ways.get(configId);
  }
}
