import type { Heat } from '@yinqiao/shared/domain';
import type { LeadToPlace } from '../../distribution/leadToPlace';
import type { SimulatedLead } from './plan';

/** A lead on its way through a simulated bank; forgotten when it ends. */
export interface OpenLead {
  source: SimulatedLead;
  /** As distribution sees it. */
  toPlace: LeadToPlace & { heatRank: number };
  heat: Heat;
  /** Its figures are told. */
  counted: boolean;
  /** The pool it waits in; null while somebody has it. */
  waitsIn: string | null;
  /** The pool it was last given from. */
  poolUnitId: string;
  /** Holders it had; those of late do not get it again. */
  holders: number;
  /** How often distribution gave it again after a holder. */
  passedOn: number;
  /** How often it came to the open pool. */
  pooled: number;
  former: { staffId: string; until: Date }[];
}
