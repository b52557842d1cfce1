import { z } from 'zod';
import { PARTNER_BATCH, partnerFaults, type PartnerFault } from '../domain';
import { endpoint } from './endpoint';
import { productLine } from './schemas';
import { count, id, instant, version, words } from './values';

const fault = z.enum(Object.keys(partnerFaults) as [PartnerFault, ...PartnerFault[]]);

const touch = z.strictObject({
  /** The caller's own id of it: told twice, it counts once. */
  id,
  phone: words(30),
  name: z.string().trim().max(30).default(''),
  gender: z.enum(['male', 'female']).nullable().default(null),
  productLine,
  askedAt: instant,
  /** What the customer agreed to, where and when: the version of the bank's text, and the caller's own record of it. */
  consent: z.strictObject({ textVersion: words(20), grantedAt: instant, record: words(100) }),
  /** An area of the bank by its name; for customers the bank has not met. */
  area: words(40).optional(),
  /** Number of the member of staff who sent the customer. */
  referrerNo: words(20).optional(),
});

const call = z.strictObject({
  callId: id,
  at: instant,
  outcomeText: z.string(),
  ok: z.boolean(),
  rows: count,
  taken: count,
  known: count,
  refused: count,
});

const partner = {
  partnerId: id,
  name: z.string(),
  unitName: z.string(),
  lines: z.array(z.string()),
  active: z.boolean(),
  lastCallAt: instant.nullable(),
  version,
};
const secret = z.strictObject({ partnerId: id, secret: z.string().nullable(), version });
const one = z.strictObject({ partnerId: id });
const errors = ['PARTNER_UNKNOWN', 'REQUEST_VERSION_STALE'] as const;

export const partnersEndpoints = {
  'partners.send': endpoint('partners.send', {
    summary: [
      `Another system hands in up to ${PARTNER_BATCH} enquiries, each with its own id and the consent it rests on; each is answered by itself.`,
      'Headers: X-Partner-Id, X-Timestamp (seconds), X-Nonce (16 to 64 letters and digits, used once), and',
      'X-Signature = hex(HMAC-SHA256(secret, method + "\\n" + path with query + "\\n" + timestamp + "\\n" + nonce + "\\n" + hex(SHA-256(body)))).',
    ].join(' '),
    actor: 'partner',
    action: 'create:PartnerTouch',
    body: z.strictObject({ touches: z.array(touch).min(1).max(PARTNER_BATCH) }),
    response: z.strictObject({
      results: z.array(
        z.strictObject({
          id,
          /** taken: now; known: under this id before; refused: see reason. */
          result: z.enum(['taken', 'known', 'refused']),
          reason: z.strictObject({ code: fault, words: z.string() }).nullable(),
        }),
      ),
    }),
    errors: ['PARTNER_SIGNATURE_WRONG', 'PARTNER_TIME_OFF', 'PARTNER_NONCE_USED'],
  }),
  'partners.list': endpoint('partners.list', {
    summary: 'Systems that may hand in enquiries.',
    actor: 'staff',
    action: 'read:Partner',
    response: z.strictObject({
      now: instant,
      mayManage: z.boolean(),
      partners: z.array(z.strictObject(partner)),
      /** Lines a client can be opened for. */
      lines: z.array(z.strictObject({ productLine, name: z.string() })),
    }),
  }),
  'partners.read': endpoint('partners.read', {
    summary: 'One such system and its last calls.',
    actor: 'staff',
    action: 'read:Partner',
    params: one,
    response: z.strictObject({
      ...partner,
      createdText: z.string(),
      /** When the present secret was made, and until when the former one holds beside it. */
      secretSince: instant,
      formerUntil: instant.nullable(),
      can: z.strictObject({ manage: z.boolean() }),
      calls: z.array(call),
    }),
    errors: ['PARTNER_UNKNOWN'],
  }),
  'partners.create': endpoint('partners.create', {
    summary: 'Opens a client. Its secret is told in this answer and never again; a repeat of the call answers without it.',
    actor: 'staff',
    action: 'manage:Partner',
    body: z.strictObject({ name: words(30), productLines: z.array(productLine).min(1).max(10) }),
    response: secret,
    idempotent: true,
  }),
  'partners.rotate': endpoint('partners.rotate', {
    summary: 'Makes a new secret, told in this answer and never again; the former one holds for 24 hours more.',
    actor: 'staff',
    action: 'manage:Partner',
    params: one,
    response: secret,
    errors,
    ifMatch: true,
  }),
  'partners.setActive': endpoint('partners.setActive', {
    summary: 'Stops a client at once, or opens it again.',
    actor: 'staff',
    action: 'manage:Partner',
    params: one,
    body: z.strictObject({ active: z.boolean() }),
    response: z.strictObject({ partnerId: id, active: z.boolean(), version }),
    errors,
    ifMatch: true,
  }),
};
