import { defaultLadder } from '@yinqiao/shared/domain';
import { type Consent, ConsentModel } from '../../src/modules/consents/consent.model';
import { distance } from '../../src/modules/leads/distribution/walk';
import { type Lead, LeadModel } from '../../src/modules/leads/lead.model';
import { heatOf } from '../../src/modules/leads/life/terms';
import { STOPPED } from '../../src/modules/leads/life/ticksOf';
import { campaignByCode } from '../bank/campaigns';
import { consentTextFor } from '../bank/consentTexts';
import { later, MINUTE } from '../bank/calendar';
import { stableId } from '../bank/ids';
import { type PooledLead, pooledLeads } from '../bank/openPool';
import { factsOf } from '../bank/pools';
import type { DemoState } from '../bank/story';
import { areaOfOutlet, unitByCode, unitPathOf } from '../bank/units';
import { insertAll } from './insertAll';
import { termsOfLead } from './leadLife';

const LINE = 'renovation_loan';
const COOL_OFF_MS = 7 * 24 * 60 * MINUTE;

/** 公海: leads that were let lie until a clock took them back. */
export async function writeOpenPool(seed: number, { customers, leads }: DemoState): Promise<void> {
  const pooled = pooledLeads(seed, customers, leads);
  await insertAll(LeadModel, pooled.map(leadDocument));
  await insertAll(ConsentModel, pooled.map(consentDocument));
}

const leadIdOf = ({ customer, capturedAt }: PooledLead) => stableId('led', `pooled/${customer.index}`, capturedAt);
const consentIdOf = (pooled: PooledLead) => stableId('cns', leadIdOf(pooled), pooled.capturedAt);
const sourceOf = (pooled: PooledLead) => `Registration/${leadIdOf(pooled)}`;

function leadDocument(pooled: PooledLead): Lead {
  const { customer, holder, capturedAt, contactedAt, pooledAt } = pooled;
  const campaignId = campaignByCode('renovation-season').campaignId;
  const outlet = unitByCode(customer.outletCode);
  const area = areaOfOutlet(customer.outletCode);
  const terms = termsOfLead({ line: LINE });
  const assignedAt = later(capturedAt, 2_000);
  const acceptedAt = later(capturedAt, 6 * MINUTE);
  const by = { staffId: holder.staffId, assignmentNo: 1 };
  return {
    _id: leadIdOf(pooled),
    personId: customer.personId,
    productLine: LINE,
    campaignId,
    areaId: area.areaId,
    consentId: consentIdOf(pooled),
    touches: [{ source: sourceOf(pooled), kind: 'form', campaignId, at: capturedAt, facts: {} }],
    state: 'pooled',
    open: true,
    unitPath: unitPathOf(customer.outletCode),
    pool: {
      poolUnitId: outlet.unitId,
      namedStaffId: null,
      by: 'fair_share',
      place: 'nearest',
      kilometres: distance(area, outlet.place ?? area),
    },
    facts: factsOf(customer, capturedAt),
    ownerId: null,
    staffId: null,
    assignmentNo: 1,
    formerHolders: [{ staffId: holder.staffId, until: later(pooledAt, COOL_OFF_MS) }],
    redistributions: 0,
    givenBy: null,
    attempts: 0,
    capturedAt,
    openedAt: capturedAt,
    reopenedFrom: null,
    mergedInto: null,
    assignedAt: null,
    acceptBy: null,
    acceptedAt: null,
    firstContactBy: null,
    firstContactedAt: contactedAt,
    closedAt: null,
    ...heatOf(defaultLadder, LINE),
    terms,
    lastActionAt: null,
    followUpBy: null,
    ...STOPPED,
    poolReason: 'idle',
    pooledAt,
    openFrom: later(pooledAt, terms.holdMinutes * MINUTE),
    history: [
      { at: capturedAt, what: 'captured', staffId: null, assignmentNo: null, code: null },
      { at: assignedAt, what: 'assigned', ...by, code: null },
      { at: acceptedAt, what: 'accepted', ...by, code: null },
      { at: contactedAt, what: 'outcome', ...by, code: 'considering' },
      { at: pooledAt, what: 'recycled', ...by, code: 'idle' },
      { at: pooledAt, what: 'pooled', staffId: null, assignmentNo: 1, code: 'idle' },
    ],
  };
}

function consentDocument(pooled: PooledLead): Consent {
  const { purpose, channels, version } = consentTextFor(LINE);
  return {
    _id: consentIdOf(pooled),
    personId: pooled.customer.personId,
    productLine: LINE,
    purpose,
    channels,
    textVersion: version,
    source: sourceOf(pooled),
    grantedAt: pooled.capturedAt,
    withdrawnAt: null,
  };
}
