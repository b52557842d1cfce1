import type { Follow, Member, Person } from '../../world/types';
import type { ContactWay } from '../contactWays/contactWayMemory';
import type { Greeting, GreetingUse } from './addingMemory';

const WELCOME_SECONDS = 20;

/** What a scan leads to. */
export type Scan =
  /** They were friends; the chat opens. */
  | 'known'
  /** The customer may write at once, the member still has to accept. */
  | 'half'
  /** The member has to accept first. */
  | 'asked'
  /** The member still had the customer, who is back. */
  | 'friend';

/** Whether nobody can add anybody by this way any more: temporary ones die with their time or after one adding (wecom-api §7.6). */
export function isWayOver(way: ContactWay, now: number): boolean {
  return way.isTemp && (way.scans > 0 || now >= way.createdAt + way.expiresIn);
}

/** The states of adding by a code (wecom-api §14.3). */
export function scanOutcome(skipVerify: boolean, follow: Follow | undefined): Scan {
  if (follow?.memberSide === 'friend') return follow.customerSide === 'friend' ? 'known' : 'friend';
  if (follow?.memberSide === 'half' && follow.customerSide === 'friend') return 'known';
  return skipVerify ? 'half' : 'asked';
}

/** Whether an adding comes with a welcome code (wecom-api §7.11). */
export function hasWelcomeCode(member: Member, person: Person, hasTalked: boolean): boolean {
  return !member.hasOwnWelcome && person.type === 1 && !hasTalked;
}

/** Why a welcome message cannot be sent now; undefined when it can. */
export function welcomeRefusal(
  greeting: (Greeting & { use?: GreetingUse }) | undefined,
  ask: { now: number; nowMs: number; agentid: number; sendingMs: number; hasTalked: boolean; isCustomerGone: boolean },
): 41050 | 41051 | 41096 | undefined {
  if (!greeting) return 41050;
  const isSending = greeting.use && greeting.use.agentid !== ask.agentid && ask.nowMs - greeting.use.atMs < ask.sendingMs;
  if (isSending) return 41096;
  if (greeting.use) return 41051;
  if (ask.now - greeting.issuedAt > WELCOME_SECONDS) return 41050;
  if (ask.hasTalked) return 41051;
  // The papers say only that it cannot be; the code is inferred.
  return ask.isCustomerGone ? 41050 : undefined;
}
