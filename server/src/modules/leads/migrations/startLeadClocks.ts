import type { Lead } from '../lead.model';
import { LeadModel } from '../lead.model';
import { businessNow } from '../../../platform/clock/clock';
import { clockOf } from '../commands/moveLead';
import { termsFor } from '../commands/termsFor';
import { heatOf } from '../life/terms';
import { STOPPED } from '../life/ticksOf';
import { policyInForce } from '../policy/policyInForce';

const BATCH = 500;
/** What is due already is due a day later: nobody finds a morning full of leads that were taken away. */
const GRACE_MS = 24 * 3_600_000;

type Former = Lead & { returnedBy?: string[] };

/** Leads of before had no clocks: each open one gets the rules of today and a clock, each closed one the fields. */
export async function startLeadClocks(): Promise<void> {
  for (;;) {
    const leads = await LeadModel.find({ heat: { $exists: false } })
      .limit(BATCH)
      .lean<Former[]>();
    if (leads.length === 0) return;
    const updates = [];
    for (const lead of leads) updates.push({ updateOne: { filter: { _id: lead._id }, update: await broughtForward(lead) } });
    await LeadModel.collection.bulkWrite(updates as never);
  }
}

async function broughtForward({ returnedBy = [], ...lead }: Former) {
  const now = businessNow();
  const held: Lead = {
    ...lead,
    ...heatOf((await policyInForce(lead.unitPath, now)).rules, lead.productLine),
    redistributions: Math.max(0, lead.assignmentNo - 1),
    givenBy: lead.staffId ? 'distribution' : null,
    lastActionAt: lead.history.findLast(({ what }) => what === 'outcome')?.at ?? null,
    followUpBy: null,
    poolReason: null,
    pooledAt: null,
    openFrom: null,
    ...STOPPED,
  };
  const terms = lead.staffId ? await termsFor({ ...held, terms: null }, now) : null;
  const coolOffMs = (terms?.coolOffDays ?? 0) * 24 * 3_600_000;
  const life = { ...held, terms, formerHolders: returnedBy.map((staffId) => ({ staffId, until: new Date(now.getTime() + coolOffMs) })) };
  const clock = lead.open ? await clockOf(life, 0, new Date(now.getTime() + GRACE_MS)) : STOPPED;
  const { heat, heatRank, redistributions, givenBy, lastActionAt, followUpBy, poolReason, pooledAt, openFrom, formerHolders } = life;
  return {
    $set: {
      ...{ heat, heatRank, redistributions, givenBy, lastActionAt, followUpBy, poolReason, pooledAt, openFrom, formerHolders, terms },
      ...clock,
    },
    $unset: { returnedBy: '' },
  };
}
