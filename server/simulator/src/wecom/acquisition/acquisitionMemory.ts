import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';

/** A link on which a customer adds a member (获客助手, wecom-api §7.16). */
export interface AcquisitionLink {
  linkId: string;
  /** The app that made it; others do not know it. */
  agentid: number;
  name: string;
  url: string;
  createTime: number;
  skipVerify: boolean;
  markSource: boolean;
  users: string[];
  departments: number[];
  priority?: Record<string, unknown>;
}

export interface AcquiredCustomer {
  linkId: string;
  externalUserId: string;
  userid: string;
  /** 0 has not written yet, 1 has. */
  chatStatus: 0 | 1;
  state: string;
  /** By the clock on the wall. */
  at: number;
}

export interface AcquisitionQuota {
  total: number;
  balance: number;
  /** Unix seconds by the clock on the wall. */
  expireDate: number;
}

export type AcquisitionFact =
  | { type: 'acquisitionLink'; link: AcquisitionLink }
  | { type: 'acquisitionLinkGone'; linkId: string }
  | { type: 'acquisitionClick'; linkId: string; externalUserId: string; at: number }
  | { type: 'acquiredCustomer'; customer: AcquiredCustomer }
  | { type: 'acquisitionQuota'; quota: AcquisitionQuota };

const FIRST_QUOTA: AcquisitionQuota = { total: 1000, balance: 1000, expireDate: 4_102_416_000 };

export class AcquisitionMemory implements Memory {
  quota = FIRST_QUOTA;
  readonly links = new Map<string, AcquisitionLink>();
  readonly clicks: { linkId: string; externalUserId: string; at: number }[] = [];
  private readonly customers = new Map<string, AcquiredCustomer>();

  apply(fact: Fact): void {
    if (fact.type === 'acquisitionLink') this.links.set(fact.link.linkId, fact.link);
    if (fact.type === 'acquisitionLinkGone') this.links.delete(fact.linkId);
    if (fact.type === 'acquisitionClick') this.clicks.push(fact);
    if (fact.type === 'acquisitionQuota') this.quota = fact.quota;
    if (fact.type === 'acquiredCustomer')
      this.customers.set(`${fact.customer.linkId} ${fact.customer.externalUserId} ${fact.customer.userid}`, fact.customer);
  }

  customersOf(linkId: string): AcquiredCustomer[] {
    return [...this.customers.values()].filter((customer) => customer.linkId === linkId);
  }

  /** How this customer came to this member, when it was by a link. */
  acquired(userid: string, externalUserId: string): AcquiredCustomer | undefined {
    return [...this.customers.values()].find((one) => one.userid === userid && one.externalUserId === externalUserId);
  }
}
