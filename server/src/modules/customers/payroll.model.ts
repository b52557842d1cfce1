import { defineModel, Schema } from '../../platform/db/mongoose';

/** 代发单位: a company pays a person's salary through the bank, and who looks after that company; from the core's file. */
export interface Payroll {
  /** `<companyCode>:<personId>` */
  _id: string;
  personId: string;
  /** Who looks after the company. */
  staffId: string;
  since: Date;
  endedAt: Date | null;
}

const schema = new Schema<Payroll>({
  _id: { type: String, required: true },
  personId: { type: String, required: true },
  staffId: { type: String, required: true },
  since: { type: Date, required: true },
  endedAt: { type: Date, default: null },
});
schema.index({ personId: 1, since: -1 });

export const PayrollModel = defineModel('Payroll', 'payrolls', schema);
