import { z } from 'zod';
import { approval } from './approvals';
import { endpoint } from './endpoint';
import { delta, paramValue, ruleSet, rungId } from './leadPolicy';
import { unitLevel } from './schemas';
import { count, id, instant, version } from './values';

const state = z.enum(['draft', 'submitted', 'rejected', 'discarded', 'scheduled', 'in_force', 'replaced']);

const fallen = z.strictObject({
  rungId,
  name: z.string(),
  param: z.string().nullable(),
  value: paramValue.nullable(),
  why: z.enum(['locked', 'out_of_bounds', 'looser', 'gone', 'above_locked', 'taken']),
});

const summary = z.strictObject({
  versionId: id,
  /** As people call it: V13. */
  name: z.string(),
  state,
  stateWord: z.string(),
  /** For If-Match. */
  version,
  createdBy: z.string(),
  savedAt: instant,
  savedBy: z.string(),
  /** V12, whose text it was begun from; null where nothing was in force. */
  basedOn: z.string().nullable(),
  /** Not decided yet, and another version has been approved since it was begun: it would undo what is on no card. */
  stale: z.boolean(),
  /** V11, when it is an older one again. */
  restores: z.string().nullable(),
  /** When it is to take force; null for as soon as it is approved. */
  effectiveAt: instant.nullable(),
  /** Whose names stand under it: who asked, who approved. */
  signedBy: z.array(z.string()),
  inForceFrom: instant.nullable(),
  inForceTo: instant.nullable(),
});

/** A version with what it says: head office's whole ladder, or what a unit says differently, and the rules that follow. */
const content = z.strictObject({
  ...summary.shape,
  delta: delta.nullable(),
  rules: ruleSet,
  /** What of the delta does not hold under the rules above. */
  fallen: z.array(fallen),
});

const outcome = z.strictObject({ versionId: id, version, state });
const oneVersion = z.strictObject({ versionId: id });
const drafting = ['POLICY_UNKNOWN', 'POLICY_STATE_CHANGED'] as const;

export const policiesEndpoints = {
  'policies.show': endpoint('policies.show', {
    summary: 'The distribution policy of a unit: what is in force, what is inherited, the draft if there is one, and every version.',
    actor: 'staff',
    action: 'read:PolicyVersion',
    query: z.strictObject({ unitId: id.optional() }),
    response: z.strictObject({
      now: instant,
      unitId: id,
      unitName: z.string(),
      level: unitLevel,
      /** `versionId` is null where the unit says nothing of its own. */
      inForce: z.strictObject({
        versionId: id.nullable(),
        name: z.string(),
        from: instant.nullable(),
        signedBy: z.array(z.string()),
        rules: ruleSet,
        delta: delta.nullable(),
        fallen: z.array(fallen),
      }),
      /** The rules of the unit above; null for head office. */
      inherited: z.strictObject({ name: z.string(), unitName: z.string(), rules: ruleSet }).nullable(),
      /** What is worked on: a draft, or what was sent back. */
      draft: content.nullable(),
      /** Sent for approval or waiting for its time, the next first. */
      pending: z.array(content),
      /** The latest first. */
      versions: z.array(summary),
      /** Names of the units that its own rules and drafts speak of. */
      unitNames: z.record(id, z.string()),
      canEdit: z.boolean(),
    }),
    errors: ['REQUEST_NOT_FOUND'],
  }),
  'policies.version': endpoint('policies.version', {
    summary: 'One version beside what it follows, and the request for its approval.',
    actor: 'staff',
    action: 'read:PolicyVersion',
    params: oneVersion,
    response: z.strictObject({
      now: instant,
      unitId: id,
      unitName: z.string(),
      level: unitLevel,
      version: content,
      /** What is in force now for a version to come, what was before it for one of the past. */
      before: z.strictObject({ name: z.string(), rules: ruleSet }),
      approval: approval.nullable(),
      unitNames: z.record(id, z.string()),
      canEdit: z.boolean(),
      /** It was in force once, is not now, and so may be put in force again. */
      canRollBack: z.boolean(),
    }),
    errors: ['POLICY_UNKNOWN'],
  }),
  'policies.begin': endpoint('policies.begin', {
    summary: 'Begins a draft that is equal to what is in force.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    body: z.strictObject({ unitId: id }),
    response: outcome,
    errors: ['REQUEST_NOT_FOUND', 'POLICY_DRAFT_EXISTS'],
    idempotent: true,
  }),
  'policies.save': endpoint('policies.save', {
    summary:
      'Writes a draft: the whole ladder at head office, what is said differently below. One that was sent back becomes a draft again.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    body: z.union([z.strictObject({ rules: ruleSet }), z.strictObject({ delta })]),
    response: z.strictObject({ ...outcome.shape, savedAt: instant }),
    errors: [...drafting, 'POLICY_INVALID', 'POLICY_DRAFT_EXISTS'],
    ifMatch: true,
  }),
  'policies.submit': endpoint('policies.submit', {
    summary: 'Asks for a second person; approved, it takes force at the time given or at once.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    body: z.strictObject({ effectiveAt: instant.nullable() }),
    response: outcome,
    errors: [...drafting, 'POLICY_INVALID', 'POLICY_UNCHANGED', 'POLICY_TIME_WRONG', 'POLICY_BASE_CHANGED'],
    ifMatch: true,
  }),
  'policies.withdraw': endpoint('policies.withdraw', {
    summary: 'Takes back what was sent for approval, or what is approved and has not taken force yet; it is a draft again.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    response: outcome,
    errors: [...drafting, 'POLICY_DRAFT_EXISTS', 'APPROVAL_DECIDED'],
    ifMatch: true,
  }),
  'policies.discard': endpoint('policies.discard', {
    summary: 'Puts a draft away; it can be taken up again until another one is begun.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    response: outcome,
    errors: drafting,
    ifMatch: true,
  }),
  'policies.restore': endpoint('policies.restore', {
    summary: 'Takes a draft up again that was put away.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    response: outcome,
    errors: [...drafting, 'POLICY_DRAFT_EXISTS'],
    ifMatch: true,
  }),
  'policies.rebase': endpoint('policies.rebase', {
    summary: 'Makes the changes of a version that is not decided yet to the latest one instead; it is a draft again.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    response: z.strictObject({
      ...outcome.shape,
      /** V17, on which it stands now. */
      basedOn: z.string(),
      /** Where both were changed and differ; the draft keeps its own. */
      conflicts: z.array(z.strictObject({ where: z.string(), what: z.string(), mine: z.string(), theirs: z.string() })),
    }),
    errors: [...drafting, 'POLICY_BASE_CURRENT', 'POLICY_DRAFT_EXISTS', 'APPROVAL_DECIDED'],
    ifMatch: true,
  }),
  'policies.rollBack': endpoint('policies.rollBack', {
    summary: 'Asks in one step for a new version that is equal to an older one; it needs a second person like any other.',
    actor: 'staff',
    action: 'edit:PolicyVersion',
    params: oneVersion,
    response: z.strictObject({ ...outcome.shape, number: count }),
    errors: [...drafting, 'POLICY_INVALID', 'POLICY_UNCHANGED'],
    idempotent: true,
  }),
};
