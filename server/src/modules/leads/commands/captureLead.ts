import type { ProductLine } from '@yinqiao/shared/domain';
import { LeadCaptured, LeadWaiting } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { emit } from '../../../platform/work';
import { liveConsent } from '../../consents';
import { personById } from '../../customers';
import { type Lead, LeadModel } from '../lead.model';
import { poolOf } from '../poolOf';
import { writeLead } from './moveLead';

/** Something a person did that asks for contact. */
export interface Enquiry {
  /** `<Kind>/<id>` of what was done: one source makes at most one touch, ever. */
  source: string;
  personId: string;
  productLine: ProductLine;
  campaignId: string | null;
  areaId: string;
  at: Date;
}

/**
 * Takes an enquiry in, in the caller's transaction: the same source twice is one touch; an open lead of the person and
 * product line takes the touch in; otherwise a new lead waits in its pool. Without a live consent nothing happens.
 * @returns the lead, or null when nobody may contact the person about this
 */
export async function captureLead(enquiry: Enquiry): Promise<string | null> {
  const { personId, productLine } = enquiry;
  const leads = await LeadModel.find({ personId, productLine }).lean<Lead[]>();
  const known = leads.find(({ touches }) => touches.some(({ source }) => source === enquiry.source));
  if (known) return known._id;
  const consent = await liveConsent(personId, productLine);
  if (!consent) return null;
  const open = leads.find((lead) => lead.open);
  return open ? joinLead(open, enquiry) : newLead(enquiry, consent._id);
}

async function joinLead(lead: Lead, { source, campaignId, at }: Enquiry): Promise<string> {
  const entry = { at, what: 'joined', staffId: null, assignmentNo: null, code: null };
  await writeLead(lead, { $push: { touches: { source, campaignId, at }, history: entry } });
  return lead._id;
}

async function newLead(enquiry: Enquiry, consentId: string): Promise<string> {
  const { personId, productLine, campaignId, areaId, at, source } = enquiry;
  const person = await personById(personId);
  if (!person) throw new Error(`the person of ${source} is missing`);
  const { pool, unitPath } = await poolOf({ areaId, ownerStaffId: person.ownerStaffId }, productLine, at);
  const lead: Lead = {
    _id: newId('led'),
    personId,
    productLine,
    campaignId,
    areaId,
    consentId,
    touches: [{ source, campaignId, at }],
    state: 'waiting',
    open: true,
    unitPath,
    pool,
    ownerId: person.ownerStaffId,
    staffId: null,
    assignmentNo: 0,
    returnedBy: [],
    attempts: 0,
    capturedAt: at,
    assignedAt: null,
    acceptBy: null,
    acceptedAt: null,
    firstContactBy: null,
    firstContactedAt: null,
    closedAt: null,
    history: [{ at, what: 'captured', staffId: null, assignmentNo: null, code: null }],
  };
  await insertLead(lead);
  await audit({
    actor: { kind: 'customer', id: personId },
    action: 'create:Lead',
    subjects: [`Lead/${lead._id}`, `Customer/${personId}`],
    detail: { source, productLine, consentId, poolUnitId: pool.poolUnitId },
  });
  await emit(LeadCaptured, { leadId: lead._id, personId, productLine, campaignId, poolUnitId: pool.poolUnitId });
  await emit(LeadWaiting, { poolUnitId: pool.poolUnitId });
  return lead._id;
}

/** Another enquiry of this very moment made the person's lead: run again and join it. */
async function insertLead(lead: Lead): Promise<void> {
  try {
    await insert(LeadModel, [lead]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('the person’s lead was made at the same moment');
    throw error;
  }
}
