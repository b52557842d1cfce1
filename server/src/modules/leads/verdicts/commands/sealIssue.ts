import { audit } from '../../../../platform/audit';
import { digestOf } from '../digest';
import type { Verdict, VerdictIssue } from '../verdict.model';

/** One issue of a document with the digest that the audit chain keeps. */
export function sealIssue(document: Parameters<typeof digestOf>[0], issue: Omit<VerdictIssue, 'digest'>): VerdictIssue {
  return { ...issue, digest: digestOf(document, issue) };
}

/** Leaves an issue in the trail, in the caller's transaction. */
export async function auditIssue(verdict: Verdict, { no, digest, decidedBy }: VerdictIssue): Promise<void> {
  await audit({
    actor: decidedBy ? { kind: 'staff', id: decidedBy } : { kind: 'system', id: 'judge' },
    action: 'issue:Verdict',
    subjects: [`Verdict/${verdict._id}`, `Lead/${verdict.leadId}`, `Customer/${verdict.personId}`],
    detail: { year: verdict.year, number: verdict.number, issue: no, digest },
  });
}
