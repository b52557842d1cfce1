import { LeadCaptured, LeadWaiting } from '../../../events/leads';
import { audit } from '../../../platform/audit';
import { businessNow } from '../../../platform/clock/clock';
import { newId } from '../../../platform/db/ids';
import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { emit } from '../../../platform/work';
import { personById, type Person } from '../../customers';
import { collisionDays } from '../intake/collisionDays';
import { type Enquiry, ofTouches, touchOf } from '../intake/enquiry';
import { placeTouch } from '../intake/placeTouch';
import { type RedLine, redLineOf } from '../intake/redLines';
import { type Lead, LeadModel } from '../lead.model';
import { heatOf } from '../life/terms';
import { STOPPED } from '../life/ticksOf';
import { policyInForce } from '../policy/policyInForce';
import { sendOff } from '../sendOff';
import { absorbLead } from './absorbLead';
import { obeyTouches } from './joinTouches';
import { reopenLead } from './reopenLead';

/** What became of an enquiry. */
export type Captured = { kind: 'known' | 'new' | 'joined' | 'reopened'; leadId: string } | { kind: 'barred'; by: RedLine };

/**
 * The one door of every source, in the caller's transaction. The same source twice is one touch; red lines come before
 * anything else; then the touch joins the open lead of the person and product line, re-opens the one that ended a short while
 * before, or makes a new one (`placeTouch`), which waits in its pool.
 */
export async function captureLead(asked: Enquiry): Promise<Captured> {
  const { productLine, source, at } = asked;
  const person = await personById(asked.personId);
  if (!person) throw new Error(`the person of ${source} is missing`);
  const { _id: personId } = person;
  const enquiry = { ...asked, personId };
  const leads = await LeadModel.find({ $or: [{ personId, productLine }, { 'touches.source': source }] }).lean<Lead[]>();
  const { rules } = await policyInForce(person.unitPath, at);
  const placement = placeTouch(
    leads.map((lead) => ({ ...lead, leadId: lead._id })),
    { source, at },
    collisionDays(rules, productLine),
  );
  if (placement.kind === 'known') return placement;
  const checked = await redLineOf(enquiry, person);
  if ('barredBy' in checked) return { kind: 'barred', by: checked.barredBy };
  const arrival: Arrival = { enquiry, person, consentId: checked.consentId };
  if (placement.kind === 'new') return newLead(arrival);
  const lead = named(leads, placement.leadId);
  if (placement.kind === 'join') return { kind: 'joined', leadId: await joinLead(lead, enquiry) };
  const taken = placement.absorbs ? await absorbLead(named(leads, placement.absorbs), lead, businessNow()) : [];
  return reopenLead(lead, { ...arrival, touches: [...taken, touchOf(enquiry)] });
}

/** Nobody has it and no clock runs. */
const unheld = { terms: null, lastActionAt: null, followUpBy: null, poolReason: null, pooledAt: null, openFrom: null, ...STOPPED };

/** An enquiry that may become a lead. */
export interface Arrival {
  enquiry: Enquiry;
  person: Person;
  consentId: string;
}

function named(leads: readonly Lead[], leadId: string): Lead {
  const lead = leads.find(({ _id }) => _id === leadId);
  if (!lead) throw new Error(`the lead ${leadId} was not among those that were read`);
  return lead;
}

async function joinLead(lead: Lead, enquiry: Enquiry): Promise<string> {
  await obeyTouches(lead, [touchOf(enquiry)], enquiry.at);
  await auditTouch('join:Lead', lead._id, enquiry);
  return lead._id;
}

async function newLead({ enquiry, person, consentId }: Arrival): Promise<Captured> {
  const { personId, productLine, areaId } = enquiry;
  const now = businessNow();
  const touches = [touchOf(enquiry)];
  const leadId = newId('led');
  const way = await sendOff({ leadId, productLine, areaId, touches, formerHolders: [] }, person, now);
  if ('barredBy' in way) return { kind: 'barred', by: way.barredBy };
  const { pool, unitPath, facts } = way;
  const lead: Lead = {
    _id: leadId,
    personId,
    productLine,
    areaId,
    consentId,
    ...ofTouches(touches),
    state: 'waiting',
    open: true,
    unitPath,
    pool,
    facts,
    ownerId: person.ownerStaffId,
    staffId: null,
    assignmentNo: 0,
    formerHolders: [],
    redistributions: 0,
    givenBy: null,
    attempts: 0,
    openedAt: now,
    reopenedFrom: null,
    mergedInto: null,
    assignedAt: null,
    acceptBy: null,
    acceptedAt: null,
    firstContactBy: null,
    firstContactedAt: null,
    closedAt: null,
    ...heatOf((await policyInForce(unitPath, now)).rules, productLine),
    ...unheld,
    history: [{ at: enquiry.at, what: 'captured', staffId: null, assignmentNo: null, code: null }],
  };
  await insertLead(lead);
  await auditTouch('create:Lead', lead._id, enquiry, { consentId, poolUnitId: pool.poolUnitId });
  const { campaignId } = lead;
  await emit(LeadCaptured, { leadId: lead._id, personId, productLine, campaignId, poolUnitId: pool.poolUnitId });
  await emit(LeadWaiting, { poolUnitId: pool.poolUnitId });
  return { kind: 'new', leadId };
}

const auditTouch = (action: string, leadId: string, enquiry: Enquiry, detail: Record<string, string> = {}) =>
  audit({
    actor: enquiry.kind === 'automation' ? { kind: 'system', id: 'journeys' } : { kind: 'customer', id: enquiry.personId },
    action,
    subjects: [`Lead/${leadId}`, `Customer/${enquiry.personId}`],
    detail: { source: enquiry.source, productLine: enquiry.productLine, ...detail },
  });

/** Another enquiry of this very moment made the person's lead: run again and join it. */
async function insertLead(lead: Lead): Promise<void> {
  try {
    await insert(LeadModel, [lead]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('the person’s lead was made at the same moment');
    throw error;
  }
}
