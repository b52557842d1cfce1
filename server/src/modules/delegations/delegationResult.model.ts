import { defineModel, Schema } from '../../platform/db/mongoose';

/** What the core says one outlet has achieved for one delegation from its start to the end of one business day. */
export interface DelegationResult {
  /** `<delegationId>:<outletId>:<asOf>` */
  _id: string;
  delegationId: string;
  outletId: string;
  unitPath: string;
  /** Business day. */
  asOf: string;
  gross: number;
  /** Of the gross: cancelled again within the clawback period. */
  clawedBack: number;
}

const schema = new Schema<DelegationResult>({
  _id: { type: String, required: true },
  delegationId: { type: String, required: true },
  outletId: { type: String, required: true },
  unitPath: { type: String, required: true },
  asOf: { type: String, required: true },
  gross: { type: Number, required: true },
  clawedBack: { type: Number, required: true },
});
schema.index({ asOf: 1, delegationId: 1, unitPath: 1 });

export const DelegationResultModel = defineModel('DelegationResult', 'delegationResults', schema);
export const delegationResultId = (delegationId: string, outletId: string, asOf: string): string => `${delegationId}:${outletId}:${asOf}`;
