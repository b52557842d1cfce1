export type AuditFaultCode =
  | 'seal_missing'
  | 'seal_out_of_order'
  | 'seal_altered'
  | 'seal_not_anchored'
  | 'chain_cut'
  | 'entry_missing'
  | 'entry_altered'
  | 'entry_added'
  | 'entry_outside'
  | 'entry_unsealed';

/** What is wrong, and where. */
export interface AuditFault {
  code: AuditFaultCode;
  /** The seal where it shows; of a cut chain, and for an entry of no seal, the last that is left (0: none). */
  seal: number;
  entryId: string | null;
}

export const faultAt = (code: AuditFaultCode, seal: number, entryId: string | null = null): AuditFault => ({ code, seal, entryId });
