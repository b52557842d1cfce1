import { clause } from '../clauses';
import { dayAfter } from '../days';
import type { VerdictFacts } from '../facts';
import type { Finding } from '../judgement';
import { lackOf } from '../lackOf';
import { wholeTo } from '../shares';
import { terms } from '../terms';

/** D10: the customer's wish goes first and needs no reason; the former RM is barred for a time. */
export function customerWish(facts: VerdictFacts): Finding {
  const { wish, lead } = facts;
  const { followerId } = lead;
  const rule = { atMost: terms.wishesAtMost, days: terms.wishDays, barredDays: terms.barredDays };
  const because = wish ? (wish.ofPeriod <= terms.wishesAtMost ? 'applies' : 'too_often') : 'no_record';
  const clauses = [clause('customer_wish', because, rule, wish ? { ofPeriod: wish.ofPeriod } : {})];
  const none = { nominal: [], clauses, dealUntil: null };
  if (!wish || because !== 'applies') return { ...none, followerId, by: 'stands', shares: wholeTo(followerId), measures: [] };
  const next = wish.toStaffId && !lackOf(facts, wish.toStaffId) ? wish.toStaffId : null;
  return {
    ...none,
    followerId: next,
    by: next ? 'customer_wish' : 'redistribute',
    shares: wholeTo(next),
    measures: [{ code: 'barred', staffId: wish.fromStaffId, until: dayAfter(wish.at, terms.barredDays) }],
  };
}
