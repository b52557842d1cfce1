import { z } from 'zod';
import { type RevealReason, revealReasons } from '../domain';
import { endpoint } from './endpoint';
import { area } from './schemas';
import { id, instant } from './values';

const revealReason = z.enum(Object.keys(revealReasons) as [RevealReason, ...RevealReason[]]);

export const customersEndpoints = {
  'customers.signIn': endpoint('customers.signIn', {
    summary: 'Signs a customer in with the code of wx.login (mini-program).',
    actor: 'public',
    action: 'begin:CustomerSession',
    body: z.strictObject({ jsCode: z.string().min(1).max(256) }),
    response: z.strictObject({ token: z.string(), expiresAt: instant, maskedName: z.string() }),
    errors: ['SIGNIN_CODE_INVALID', 'VENDOR_UNAVAILABLE'],
  }),
  'customers.signOut': endpoint('customers.signOut', {
    summary: 'Ends the session of this client.',
    actor: 'customer',
    action: 'end:Session',
    response: z.strictObject({ signedOut: z.literal(true) }),
  }),
  'customers.setPreferences': endpoint('customers.setPreferences', {
    summary: 'Sets how the mini-program looks for this customer.',
    actor: 'customer',
    action: 'update:Preferences',
    body: z.strictObject({ largeType: z.boolean() }),
    response: z.strictObject({ largeType: z.boolean() }),
  }),
  'customers.chooseArea': endpoint('customers.chooseArea', {
    summary: 'Chooses the area whose campaigns are shown and whose outlet is nearest.',
    actor: 'customer',
    action: 'update:Area',
    body: z.strictObject({ areaId: id }),
    response: area,
    errors: ['AREA_UNKNOWN'],
  }),
  'customers.reveal': endpoint('customers.reveal', {
    summary: 'Shows one masked field in full to the RM who serves the customer; the reason is audited.',
    actor: 'staff',
    action: 'reveal:Customer',
    params: z.strictObject({ personId: id }),
    body: z.strictObject({ field: z.enum(['phone', 'name']), reason: revealReason }),
    response: z.strictObject({ value: z.string() }),
    errors: ['CUSTOMER_UNKNOWN', 'CONSENT_MISSING', 'REVEAL_TOO_MANY'],
  }),
};
