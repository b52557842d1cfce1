import { defineModel, Schema } from '../../platform/db/mongoose';
import type { LeadToPlace } from './distribution/leadToPlace';
import type { Ledger } from './distribution/ledger';
import type { Draw } from './distribution/lot';

/**
 * What one assigning transaction decided by, in so far as it is not versioned elsewhere: the pool's ledger as it was read, the
 * loads, and the leads as they stood. With the roster, the calendar and the policies that it names the decision can be made again.
 * Written with the decisions and never changed.
 */
export interface DecisionBasis {
  _id: string;
  poolUnitId: string;
  at: Date;
  rosterId: string;
  calendar: string;
  /** Of the pool's ledger, as it was read; 0 before its first lead. */
  sequence: number;
  /** Versions of the pool's policy, from head office down. */
  policyIds: string[];
  ledger: Ledger;
  /** How ties were settled; absent in those made before there was another way. */
  draw?: Draw;
  /** [staffId, new today, open] of everybody who had anything. */
  loads: [string, number, number][];
  leads: BasisLead[];
}

/** A lead that was given, with the versions of its own policy. */
export type BasisLead = Omit<LeadToPlace, 'policy'> & { policyIds: readonly string[] };

const schema = new Schema<DecisionBasis>({
  _id: { type: String, required: true },
  poolUnitId: { type: String, required: true },
  at: { type: Date, required: true },
  rosterId: { type: String, required: true },
  calendar: { type: String, default: '' },
  sequence: { type: Number, required: true },
  policyIds: { type: [String], required: true },
  ledger: { type: Schema.Types.Mixed, required: true },
  draw: { type: String },
  loads: { type: Schema.Types.Mixed, required: true },
  leads: { type: Schema.Types.Mixed, required: true },
});
schema.index({ poolUnitId: 1, sequence: 1 });

export const DecisionBasisModel = defineModel('DecisionBasis', 'decisionBases', schema);
