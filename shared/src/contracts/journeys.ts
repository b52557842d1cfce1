import { z } from 'zod';
import { RISK_EXPIRY_DAYS } from '../domain';
import { endpoint } from './endpoint';
import { businessDay, count, instant, version } from './values';

const days = z.int().min(RISK_EXPIRY_DAYS.least).max(RISK_EXPIRY_DAYS.most);

export const journeysEndpoints = {
  'journeys.riskExpiry': endpoint('journeys.riskExpiry', {
    summary:
      'Leads for customers whose risk assessment is about to end: whether they are made, how many days ahead, and what the last runs made.',
    actor: 'staff',
    action: 'read:Journey',
    response: z.strictObject({
      now: instant,
      on: z.boolean(),
      days,
      version,
      /** Who set it so; null before anybody did. */
      changedText: z.string().nullable(),
      mayChange: z.boolean(),
      /** Customers whose assessment ends within these days. */
      ending: count,
      nextAt: instant,
      runs: z.array(
        z.strictObject({
          day: businessDay,
          days: count,
          running: z.boolean(),
          looked: count,
          made: count,
          joined: count,
          known: count,
          /** Nobody agreed to be contacted about it, a refusal, a rest, or a red line. */
          barred: count,
        }),
      ),
    }),
  }),
  'journeys.setRiskExpiry': endpoint('journeys.setRiskExpiry', {
    summary: 'Switches these leads on or off for the whole bank, and says how many days ahead; holds from the next run, off at once.',
    actor: 'staff',
    action: 'manage:Journey',
    body: z.strictObject({ on: z.boolean(), days }),
    response: z.strictObject({ version }),
    errors: ['REQUEST_VERSION_STALE'],
    ifMatch: true,
  }),
};
