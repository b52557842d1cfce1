import type { Fact } from '../../core/facts';
import type { Memory } from '../../core/memories';

/** A customer who asked a member to accept him. */
export interface FriendRequest {
  userid: string;
  externalUserId: string;
  addWay: number;
  state?: string;
  /** By the clock on the wall. */
  at: number;
}

/** One welcome code. It lives 20 s and is used once (wecom-api §7.11). */
export interface Greeting {
  code: string;
  userid: string;
  externalUserId: string;
  /** Virtual Unix seconds. */
  issuedAt: number;
}

/** Who used a code. */
export interface GreetingUse {
  agentid: number;
  /** Real milliseconds: sending takes a moment in which another app is told so. */
  atMs: number;
}

export type AddingFact =
  | { type: 'friendRequest'; request: FriendRequest }
  | { type: 'friendRequestGone'; userid: string; externalUserId: string }
  | { type: 'greeting'; greeting: Greeting }
  | { type: 'greetingUsed'; code: string; use: GreetingUse };

export class AddingMemory implements Memory {
  private readonly requests = new Map<string, FriendRequest>();
  private readonly greetings = new Map<string, Greeting & { use?: GreetingUse }>();

  apply(fact: Fact): void {
    if (fact.type === 'friendRequest') this.requests.set(keyOf(fact.request), fact.request);
    if (fact.type === 'friendRequestGone') this.requests.delete(keyOf(fact));
    if (fact.type === 'greeting') this.greetings.set(fact.greeting.code, fact.greeting);
    if (fact.type === 'greetingUsed') this.use(fact.code, fact.use);
  }

  get allRequests(): FriendRequest[] {
    return [...this.requests.values()];
  }

  get allGreetings(): (Greeting & { use?: GreetingUse })[] {
    return [...this.greetings.values()];
  }

  request(userid: string, externalUserId: string): FriendRequest | undefined {
    return this.requests.get(keyOf({ userid, externalUserId }));
  }

  greeting(code: string): (Greeting & { use?: GreetingUse }) | undefined {
    return this.greetings.get(code);
  }

  private use(code: string, use: GreetingUse): void {
    const greeting = this.greetings.get(code);
    if (greeting) this.greetings.set(code, { ...greeting, use });
  }
}

function keyOf({ userid, externalUserId }: { userid: string; externalUserId: string }): string {
  return `${userid.toLowerCase()} ${externalUserId}`;
}
