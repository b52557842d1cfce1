import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../platform/access';
import { AuditEntryModel, verifyAudit } from '../../platform/audit';
import type { AuditEntry } from '../../platform/audit/models';
import { businessNow } from '../../platform/clock/clock';
import { type Lead, openNote, readableLead } from '../leads';
import { staffByIds } from '../orgs';
import { actionWords, actorWords, detailWords, faultWords } from './auditWords';

const MOST_ENTRIES = 200;

/** Who did what about one lead, and whether the whole chain is as it was written. @throws AppError LEAD_UNKNOWN */
export async function leadAuditView(actor: StaffActor, leadId: string): Promise<Data<'cockpit.leadAudit'>> {
  const lead = await readableLead(actor, leadId);
  // The lead itself, the claims it came from and the consent it rests on.
  const subjects = [`Lead/${leadId}`, `Consent/${lead.consentId}`, ...lead.touches.map(({ source }) => source)];
  const entries = await AuditEntryModel.find({ subjects: { $in: subjects } })
    .sort({ _id: 1 })
    .limit(MOST_ENTRIES)
    .lean<AuditEntry[]>();
  const staffIds = entries.filter(({ actor: { kind } }) => kind === 'staff').map(({ actor: { id } }) => id);
  const staff = new Map((await staffByIds([...new Set(staffIds)])).map((one) => [one._id, one]));
  const { intact, entries: checked, fault } = await verifyAudit();
  const told = entries.map(async (entry) => ({
    entryId: entry._id,
    at: entry.at.toISOString(),
    actorText: actorWords(entry.actor, staff.get(entry.actor.id)),
    actionText: actionWords(entry),
    detail: [detailWords(entry), await noteOf(lead, entry)].filter(Boolean).join('：') || null,
    sealed: entry.seal !== null,
  }));
  return {
    entries: await Promise.all(told),
    verification: {
      intact,
      checkedAt: businessNow().toISOString(),
      entries: checked,
      sealedThrough: await sealedThrough(),
      fault: fault && faultWords(fault),
    },
  };
}

/** What the RM wrote beside the reason of a return. */
function noteOf({ _id, personId }: Lead, { detail }: AuditEntry): Promise<string> | null {
  const { sealedNote, assignmentNo } = detail;
  return typeof sealedNote === 'string' ? openNote({ _id, personId, assignmentNo: Number(assignmentNo) }, sealedNote) : null;
}

/** The bank's time of the newest sealed entry: what is later is sealed within seconds. */
async function sealedThrough(): Promise<string | null> {
  const newest = await AuditEntryModel.findOne({ seal: { $ne: null } })
    .sort({ seal: -1, _id: -1 })
    .select({ at: 1 })
    .lean<Pick<AuditEntry, 'at'> | null>();
  return newest && newest.at.toISOString();
}
