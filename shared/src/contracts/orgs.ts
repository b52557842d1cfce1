import { z } from 'zod';
import { endpoint } from './endpoint';
import { leaveKind, staffRole, unitLevel } from './schemas';
import { businessDay, count, id, instant, version } from './values';

const leave = z.strictObject({ from: businessDay, to: businessDay, kind: leaveKind.nullable() });

const staffMember = z.strictObject({
  staffId: id,
  unitId: id,
  name: z.string(),
  roleName: z.string(),
  licences: z.array(z.string()),
  dutyText: z.string(),
  onDuty: z.boolean(),
  version,
  /** True when the viewer keeps this member's roster. */
  canSchedule: z.boolean(),
  /** Of today and later, in order; for the viewer who keeps the roster only: why somebody is away concerns nobody else. */
  leaves: z.array(leave),
});

export const orgsEndpoints = {
  'orgs.me': endpoint('orgs.me', {
    summary: 'Who is signed in, for which unit they act, and what the clock of the business says.',
    actor: 'staff',
    action: 'read:Self',
    response: z.strictObject({
      staffId: id,
      name: z.string(),
      staffNo: z.string(),
      role: staffRole,
      roleName: z.string(),
      unitId: id,
      unitName: z.string(),
      unitLevel,
      /** From head office down to the own unit. */
      unitTrail: z.array(z.strictObject({ unitId: id, name: z.string() })),
      can: z.array(
        z.enum(['work_leads', 'grab_leads', 'delegate', 'split', 'read_audit', 'read_partners', 'read_journeys', 'list_customers']),
      ),
      businessNow: instant,
      demo: z.boolean(),
      /** Drawn over every page with customer data. */
      watermark: z.string(),
      wecom: z.strictObject({ corpId: z.string(), agentId: z.string() }),
    }),
  }),
  'orgs.signOut': endpoint('orgs.signOut', {
    summary: 'Ends the session of this client.',
    actor: 'staff',
    action: 'end:Session',
    response: z.strictObject({ signedOut: z.literal(true) }),
  }),
  'orgs.signJsSdk': endpoint('orgs.signJsSdk', {
    summary: 'Signs one of our own entry pages for the WeCom JS-SDK. Takes a path and query, never a host; never returns a ticket.',
    actor: 'staff',
    action: 'sign:JsSdk',
    body: z.strictObject({ path: z.string().min(1).max(1024), kind: z.enum(['corp', 'agent']) }),
    response: z.strictObject({ timestamp: z.int(), nonceStr: z.string(), signature: z.string() }),
    errors: ['JSSDK_ADDRESS_FOREIGN', 'VENDOR_UNAVAILABLE'],
  }),
  'orgs.tree': endpoint('orgs.tree', {
    summary: 'The units of the own subtree, parents before children.',
    actor: 'staff',
    action: 'read:Unit',
    response: z.strictObject({
      units: z.array(
        z.strictObject({
          unitId: id,
          parentId: id.nullable(),
          name: z.string(),
          level: unitLevel,
          features: z.string().nullable(),
          relationshipManagers: count,
          onDutyToday: count,
        }),
      ),
      staff: z.array(staffMember),
    }),
  }),
  'orgs.recordLeave': endpoint('orgs.recordLeave', {
    summary: 'Enters days on which a relationship manager is away: no new leads on them; those in hand stay.',
    actor: 'staff',
    action: 'schedule:Staff',
    params: z.strictObject({ staffId: id }),
    body: leave,
    response: staffMember,
    errors: ['STAFF_UNKNOWN', 'LEAVE_DAYS_WRONG', 'LEAVE_OVERLAPS'],
    ifMatch: true,
  }),
  'orgs.endLeave': endpoint('orgs.endLeave', {
    summary: 'Ends the leave that begins on this day: a running one yesterday, one that is still to come altogether.',
    actor: 'staff',
    action: 'schedule:Staff',
    params: z.strictObject({ staffId: id, from: businessDay }),
    response: staffMember,
    errors: ['STAFF_UNKNOWN', 'LEAVE_ENDED'],
    ifMatch: true,
  }),
};
