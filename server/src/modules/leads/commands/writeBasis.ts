import { insert } from '../../../platform/db/insert';
import { isDuplicateKey, RivalInsert } from '../../../platform/db/transact';
import type { Bank } from '../bank';
import { type BasisLead, type DecisionBasis, DecisionBasisModel } from '../decisionBasis.model';
import type { Choice } from '../distribution/decide';
import type { LeadToPlace, PolicyAt } from '../distribution/leadToPlace';
import { CURRENT_DRAW } from '../distribution/lot';
import type { TraceVersions } from '../distribution/trace';
import type { PoolBook } from '../poolBook';
import type { Roster } from '../rosterBank';
import { RosterVersionModel } from '../rosterVersion.model';

interface Decided extends TraceVersions {
  poolUnitId: string;
  at: Date;
  bank: Bank;
  book: PoolBook;
  policy: PolicyAt;
  leads: readonly LeadToPlace[];
  choices: readonly Choice[];
}

/** Keeps what a decision was made by, in the transaction that writes it. */
export async function writeBasis({ poolUnitId, at, bank, book, policy, leads, choices, ...versions }: Decided): Promise<void> {
  const given = new Set(choices.map(({ leadId }) => leadId));
  const basis: DecisionBasis = {
    _id: versions.basisId,
    poolUnitId,
    at,
    rosterId: versions.rosterId,
    calendar: versions.calendar,
    sequence: versions.sequence,
    policyIds: [...policy.versionIds],
    ledger: book.ledger,
    draw: CURRENT_DRAW,
    loads: [...bank.loads].flatMap(([staffId, { newToday, open }]) => (newToday + open > 0 ? [[staffId, newToday, open]] : [])),
    leads: leads.filter(({ leadId }) => given.has(leadId)).map(withVersions),
  };
  await insert(DecisionBasisModel, [basis]);
  await keepRoster(versions.rosterId, bank.roster);
}

const withVersions = ({ policy, ...lead }: LeadToPlace): BasisLead => ({ ...lead, policyIds: policy.versionIds });

/** Written only when this version was never used before. */
async function keepRoster(_id: string, roster: Roster): Promise<void> {
  if (await RosterVersionModel.exists({ _id })) return;
  try {
    await insert(RosterVersionModel, [{ _id, ...roster }]);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RivalInsert('this version of the roster was kept at the same moment');
    throw error;
  }
}
