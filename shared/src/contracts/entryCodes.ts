import { z } from 'zod';
import { ENTRY_TITLE_LENGTH, type EntryKind, entryKinds } from '../domain';
import { endpoint } from './endpoint';
import { businessDay, count, id, instant, version, words } from './values';

const kind = z.enum(Object.keys(entryKinds) as [EntryKind, ...EntryKind[]]);

const code = z.strictObject({
  entryId: id,
  kind,
  kindWord: z.string(),
  title: z.string(),
  unitName: z.string(),
  /** Whom the customer is to hear from: the member whose code it is, or who is named; null for an outlet’s or a community’s. */
  staffName: z.string().nullable(),
  /** Who made it, and so who referred. */
  byName: z.string(),
  /** What the link opens; null for the first page. */
  campaignTitle: z.string().nullable(),
  /** What the QR picture says. */
  link: z.string(),
  active: z.boolean(),
  stateText: z.string(),
  createdAt: instant,
  /** How often it was opened; enquiries, and of those the ones that ended in a deal. */
  opened: count,
  enquired: count,
  won: count,
  canEnd: z.boolean(),
  version,
});

const common = {
  title: words(ENTRY_TITLE_LENGTH),
  /** The benefit that the link opens. */
  campaignId: id.optional(),
  /** The last day on which it counts; without it until somebody ends it. */
  endsOn: businessDay.optional(),
};

export const entryCodesEndpoints = {
  'channels.mine': endpoint('channels.mine', {
    summary: 'Codes the member made or is named in, with what came of each.',
    actor: 'staff',
    action: 'read:EntryCode',
    response: z.strictObject({
      now: instant,
      codes: z.array(code),
      /** Which kinds the member may make. */
      kinds: z.array(z.enum(['staff', 'referral'])),
      /** Colleagues of the outlet who can be named in a referral. */
      colleagues: z.array(z.strictObject({ staffId: id, name: z.string() })),
      campaigns: z.array(z.strictObject({ campaignId: id, title: z.string() })),
    }),
  }),
  'channels.list': endpoint('channels.list', {
    summary: 'Codes of a unit’s subtree, with what came of each; the own unit when none is named.',
    actor: 'staff',
    action: 'read:EntryCode',
    query: z.strictObject({ unitId: id.optional(), view: z.enum(['active', 'ended']).default('active') }),
    response: z.strictObject({
      now: instant,
      unitName: z.string(),
      /** The latest of them. */
      codes: z.array(code),
      /** There are more than are listed; the sums are of all. */
      more: z.boolean(),
      sums: z.strictObject({ codes: count, opened: count, enquired: count, won: count }),
      /** Which kinds the viewer may make; none for who only looks. */
      kinds: z.array(z.enum(['outlet', 'community'])),
      /** Units that a code can be made for. */
      units: z.array(z.strictObject({ unitId: id, name: z.string(), isOutlet: z.boolean(), campaignIds: z.array(id) })),
      campaigns: z.array(z.strictObject({ campaignId: id, title: z.string() })),
    }),
  }),
  'channels.create': endpoint('channels.create', {
    summary: 'Makes a code: one’s own, a referral to a colleague, an outlet’s, or a community’s.',
    actor: 'staff',
    action: 'create:EntryCode',
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('staff'), ...common }),
      z.strictObject({ kind: z.literal('referral'), namedStaffId: id, ...common }),
      z.strictObject({ kind: z.literal('outlet'), unitId: id, ...common }),
      z.strictObject({ kind: z.literal('community'), unitId: id, ...common }),
    ]),
    response: z.strictObject({ entryId: id, link: z.string() }),
    errors: ['ENTRY_KIND_NOT_YOURS', 'ENTRY_STAFF_UNFIT', 'ENTRY_UNIT_UNFIT', 'ENTRY_END_WRONG', 'ENTRY_TOO_MANY', 'CAMPAIGN_UNKNOWN'],
    idempotent: true,
  }),
  'channels.end': endpoint('channels.end', {
    summary: 'Ends a code: who opens it from now on finds the pages as without it.',
    actor: 'staff',
    action: 'end:EntryCode',
    params: z.strictObject({ entryId: id }),
    response: z.strictObject({ entryId: id, version }),
    errors: ['ENTRY_UNKNOWN', 'REQUEST_VERSION_STALE'],
    ifMatch: true,
  }),
  'channels.open': endpoint('channels.open', {
    summary: 'The customer’s phone tells that a code was opened; told again it counts once. Nothing of the customer is kept.',
    actor: 'customer',
    action: 'open:EntryCode',
    params: z.strictObject({ entryId: id, visitId: id }),
    response: z.strictObject({
      /** False for a code that is unknown or over: the phone forgets it. */
      counts: z.boolean(),
      campaignId: id.nullable(),
    }),
  }),
};
