import { LeadReopened, LeadWaiting } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { emit } from '../../../platform/work';
import { ofTouches } from '../intake/enquiry';
import type { Lead, Touch } from '../lead.model';
import { sendOff } from '../sendOff';
import type { Arrival, Captured } from './captureLead';
import { moveLead } from './moveLead';

/** Nobody holds it, and the clocks of the round before do not run. */
const NEW_ROUND = {
  staffId: null,
  assignedAt: null,
  acceptBy: null,
  acceptedAt: null,
  firstContactBy: null,
  closedAt: null,
  attempts: 0,
  givenBy: null,
  redistributions: 0,
  lastActionAt: null,
  followUpBy: null,
} satisfies Partial<Lead>;

/**
 * Opens an ended lead again for what its person asked next, in the caller's transaction. Its history stays, it goes through
 * distribution once more, and whoever handed it back is barred as before.
 * @param touches those to add, from a lead that is taken in and the new one
 */
export async function reopenLead(lead: Lead, { enquiry, person, consentId, touches }: Arrival & { touches: Touch[] }): Promise<Captured> {
  const { areaId, productLine, personId } = enquiry;
  const now = businessNow();
  const all = ofTouches([...lead.touches, ...touches]);
  const way = await sendOff(
    { leadId: lead._id, productLine, areaId, touches: all.touches, formerHolders: lead.formerHolders },
    person,
    now,
  );
  if ('barredBy' in way) return { kind: 'barred', by: way.barredBy };
  const { pool, unitPath, facts } = way;
  const round = { consentId, areaId, pool, unitPath, facts, ownerId: person.ownerStaffId, openedAt: now, reopenedFrom: lead.closedAt };
  const entry = { at: now, what: 'reopened' as const, staffId: null, assignmentNo: null, code: null };
  try {
    await moveLead(lead, 'reopen', { ...NEW_ROUND, ...round, ...all }, entry);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('the person’s lead was made at the same moment');
    throw error;
  }
  await audit({
    actor: { kind: 'customer', id: personId },
    action: 'reopen:Lead',
    subjects: [`Lead/${lead._id}`, `Customer/${personId}`],
    detail: { source: enquiry.source, productLine, consentId, poolUnitId: pool.poolUnitId },
  });
  await emit(LeadReopened, { leadId: lead._id, personId, productLine, poolUnitId: pool.poolUnitId });
  await emit(LeadWaiting, { poolUnitId: pool.poolUnitId });
  return { kind: 'reopened', leadId: lead._id };
}
