import { createHash } from 'node:crypto';
import type { Verdict, VerdictIssue } from './verdict.model';

type Sealed = Pick<Verdict, '_id' | 'leadId' | 'personId' | 'year' | 'number' | 'kind' | 'partyIds'>;

/** What one issue of a document says, as a number: the audit chain keeps it, so a change of the document shows. */
export function digestOf(document: Sealed, issue: Omit<VerdictIssue, 'digest'>): string {
  const { _id, leadId, personId, year, number, kind, partyIds } = document;
  const { no, at, decidedBy, level, policy, facts, judgement } = issue;
  const content = [_id, leadId, personId, year, number, kind, partyIds, no, at, decidedBy, level, policy, facts, judgement];
  return createHash('sha256')
    .update(JSON.stringify(inOrder(content)))
    .digest('base64url');
}

/** Keys in one order and no empty values: the digest depends on content and not on how the database returns it. */
function inOrder(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
