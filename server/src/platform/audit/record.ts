import { businessNow, leaseNow } from '../clock/clock';
import { newId } from '../db/ids';
import { record } from '../db/transact';
import { AuditEntryModel, type AuditEntry } from './models';

export interface AuditFact {
  actor: AuditEntry['actor'];
  action: string;
  subjects: string[];
  outcome?: 'done' | 'refused';
  reason?: string;
  detail?: Record<string, unknown>;
}

/** Writes an entry in the caller's transaction, unlinked: the sealer links it afterwards, so that no transaction waits for a chain. */
export async function audit(fact: AuditFact): Promise<void> {
  await record(AuditEntryModel, [
    {
      _id: newId('aud'),
      at: businessNow(),
      recordedAt: leaseNow(),
      actor: fact.actor,
      action: fact.action,
      subjects: fact.subjects,
      outcome: fact.outcome ?? 'done',
      reason: fact.reason ?? null,
      detail: fact.detail ?? {},
      seal: null,
    },
  ]);
}
