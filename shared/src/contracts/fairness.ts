import { z } from 'zod';
import { endpoint } from './endpoint';
import { businessDay, count, id, instant } from './values';

/** Leads to two places; given is whole, but below 0 in a time that only saw leads come back. */
const leads = z.number();
const whole = z.int();

/** Fair share of one person over a time; accepted and won speak of the leads given in it. */
const figures = {
  entitled: leads,
  given: whole,
  /** Leads that came back without the RM's fault; given is without them. */
  givenBack: count,
  accepted: count,
  won: count,
};

const person = z.strictObject({
  staffId: id,
  name: z.string(),
  outletName: z.string(),
  ...figures,
  /** Entitled − given when the time began, and now. */
  carried: leads,
  lag: leads,
  /** The most this person was short of after any lead of the time; null when never short. */
  worst: z.strictObject({ lag: leads, at: instant }).nullable(),
  /** Since the time began, at the end of each day; the lag with what was carried over. */
  days: z.array(z.strictObject({ day: businessDay, entitled: leads, given: whole, lag: leads })),
  /** Leads this person could not be considered for, which entitle them to nothing. */
  missed: z.array(
    z.strictObject({ reason: z.enum(['off_duty', 'not_licensed', 'returned_before', 'barred', 'daily_full', 'open_full']), leads: count }),
  ),
});

export const fairnessEndpoints = {
  'leads.fairness': endpoint('leads.fairness', {
    summary: 'What each RM of a unit’s subtree was entitled to and was given by fair share, day by day; this week when no time is named.',
    actor: 'staff',
    action: 'read:Fairness',
    query: z.strictObject({
      unitId: id.optional(),
      /** Any day of the week that is meant; or from and to, 31 days at most. */
      week: businessDay.optional(),
      from: businessDay.optional(),
      to: businessDay.optional(),
    }),
    response: z.strictObject({
      now: instant,
      unitName: z.string(),
      from: businessDay,
      to: businessDay,
      policy: z.string(),
      /** By outlet and name. */
      people: z.array(person),
      sums: z.strictObject({
        ...figures,
        /** Of those given, leads of a pool above the unit, which others share too. */
        fromAbove: whole,
        worst: z.strictObject({ lag: leads, at: instant }).nullable(),
        /** The largest lag of anybody now; 0 when nobody is short. */
        shortest: leads,
        /** How unequal given ÷ entitled is, weighted by entitled: 0 is alike; null before the first lead. */
        gini: z.number().nullable(),
      }),
      /** Leads that used no share, by the rung that decided. */
      unshared: z.array(
        z.strictObject({
          rung: z.enum(['owner', 'handler', 'friend', 'referral', 'code_staff', 'chosen', 'custom', 'fair_share', 'grabbed', 'by_hand']),
          leads: count,
        }),
      ),
      /** How many are two leads off or more: a reason to look at the rules. */
      farOff: count,
    }),
  }),
  'leads.myShare': endpoint('leads.myShare', {
    summary: 'What the RM was entitled to and was given by fair share this week.',
    actor: 'staff',
    action: 'work:Lead',
    response: z.strictObject({ from: businessDay, entitled: leads, given: whole, lag: leads }),
  }),
  'leads.loadCheck': endpoint('leads.loadCheck', {
    summary: 'The latest nightly comparison of every RM’s counted load with the leads in hand; differences are set right and told.',
    actor: 'staff',
    action: 'read:Fairness',
    response: z.strictObject({
      latest: z
        .strictObject({
          at: instant,
          /** RMs compared, in the whole bank; the differences are those of the own subtree. */
          checked: count,
          drifts: z.array(z.strictObject({ name: z.string(), held: count, counted: count })),
        })
        .nullable(),
    }),
  }),
};
