import type { AuditEntry } from '../../src/platform/audit/models';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { consentIdOf, contactsOf, holderOf } from './leadFacts';
import { sourceOf } from './leadDocuments';

type Told = Pick<AuditEntry, 'at' | 'actor' | 'action' | 'subjects' | 'detail'>;

/** The audit trail of a lead as its commands would have left it; the sealer links it after the start. */
export function auditDocuments(lead: DemoLead, couponIds: ReadonlyMap<string, string>): AuditEntry[] {
  const { leadId, customer, line, pool, capturedAt, assignedAt, acceptedAt } = lead;
  const staffId = holderOf(lead)?.staffId ?? '';
  const subjects = [`Lead/${leadId}`, `Customer/${customer.personId}`];
  const byStaff = { kind: 'staff' as const, id: staffId };
  const told: Told[] = [
    {
      at: capturedAt,
      actor: { kind: 'customer', id: customer.personId },
      action: 'create:Lead',
      subjects,
      detail: { source: sourceOf(lead, couponIds), productLine: line, consentId: consentIdOf(lead), poolUnitId: pool.poolUnitId },
    },
  ];
  if (assignedAt) {
    const actor = { kind: 'system' as const, id: 'assignPool' };
    told.push({ at: assignedAt, actor, action: 'assign:Lead', subjects: [...subjects, `Staff/${staffId}`], detail: { assignmentNo: 1 } });
  }
  if (acceptedAt) told.push({ at: acceptedAt, actor: byStaff, action: 'accept:Lead', subjects, detail: { assignmentNo: 1 } });
  for (const { at, outcome } of contactsOf(lead)) {
    told.push({ at, actor: byStaff, action: 'record:Outcome', subjects, detail: { assignmentNo: 1, outcome } });
  }
  return told.map((entry, i) => ({
    _id: stableId('aud', `${leadId}/${i}`, entry.at),
    recordedAt: entry.at,
    outcome: 'done',
    reason: null,
    seal: null,
    ...entry,
  }));
}
