import type { ProductLine } from '@yinqiao/shared/domain';
import { type Change, changeAll, changeDocument } from '../../../platform/db/reversible';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import { barredAdvisersOf } from '../../customers';
import { openTaskIdsOf } from '../../tasks';
import { BookClaimModel } from '../bookClaims/bookClaim.model';
import { absorbLead } from '../commands/absorbLead';
import { joinTouches, leaveBarred } from '../commands/joinTouches';
import { type Lead, LeadModel } from '../lead.model';
import { declinedIn } from '../toldByTouches';

/** A lead that ended because its person was merged, as it stood before. */
export interface Absorbed {
  before: Lead;
  intoLeadId: string;
  /** Tasks that were open about it. */
  taskIds: string[];
}

export interface MergedLeads {
  changes: Change[];
  absorbed: Absorbed[];
}

/**
 * Leads of a person who was merged into another are the other's, in the caller's transaction. Where both have one open of a line,
 * the older goes on with whoever follows it and takes the touches of the younger.
 */
export async function mergeLeads(survivorId: string, mergedId: string, at: Date): Promise<MergedLeads> {
  const open = await LeadModel.find({ personId: { $in: [survivorId, mergedId] }, open: true }).lean<Lead[]>();
  const absorbed: Absorbed[] = [];
  for (const line of new Set(open.map(({ productLine }) => productLine))) {
    const [older, younger] = pairOf(open, line);
    if (older && younger) absorbed.push(await absorb(younger, older, at));
  }
  try {
    const leads = await changeAll(LeadModel, { personId: mergedId }, { personId: survivorId });
    const barred = await barFrom(survivorId, at);
    return { changes: [...leads, ...barred, ...(await moveClaims(survivorId, mergedId))], absorbed };
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the person’s lead was made at the same moment') : error;
  }
}

/** 换一位, 不由 TA 联系: whoever either of them asked to be spared of gets none of the open leads any more, and lets go who has one. */
async function barFrom(personId: string, at: Date): Promise<Change[]> {
  const barred = await barredAdvisersOf(personId, at);
  const changes: Change[] = [];
  for (const lead of await LeadModel.find({ personId, open: true }).lean<Lead[]>()) {
    const all = [...new Set([...lead.facts.barred, ...barred, ...declinedIn(lead.touches)])];
    if (all.length === lead.facts.barred.length) continue;
    const facts = { ...lead.facts, barred: all };
    changes.push(await changeDocument(LeadModel, lead, { facts }));
    await leaveBarred({ ...lead, facts });
  }
  return changes;
}

/** 认领: a customer is asked one thing at a time, so of two proposals that wait the merged person's lapses. */
async function moveClaims(survivorId: string, mergedId: string): Promise<Change[]> {
  const waits = await BookClaimModel.exists({ personId: survivorId, state: 'waiting' });
  const lapsed = waits ? await changeAll(BookClaimModel, { personId: mergedId, state: 'waiting' }, { state: 'lapsed' }) : [];
  return [...lapsed, ...(await changeAll(BookClaimModel, { personId: mergedId }, { personId: survivorId }))];
}

/** The open leads of a line, whoever asked first first. */
export const pairOf = (open: readonly Lead[], line: ProductLine): Lead[] =>
  open
    .filter(({ productLine }) => productLine === line)
    .sort((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime() || (a._id < b._id ? -1 : 1));

async function absorb(younger: Lead, older: Lead, at: Date): Promise<Absorbed> {
  const taskIds = await openTaskIdsOf({ kind: 'lead', id: younger._id });
  const taken = await absorbLead(younger, older, at);
  await joinTouches(older, taken, at);
  return { before: younger, intoLeadId: older._id, taskIds };
}
