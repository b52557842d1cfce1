import { RISK_EXPIRY_DAYS } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';

/** Whether an automation runs, for the whole bank; every change has a name and stands in the audit chain. */
export interface JourneySetting {
  _id: 'risk_expiry';
  on: boolean;
  /** How many days before the assessment ends. */
  days: number;
  version: number;
  changedBy: string;
  changedAt: Date;
}

const schema = new Schema<JourneySetting>({
  _id: { type: String, required: true },
  on: { type: Boolean, required: true },
  days: { type: Number, required: true },
  version: { type: Number, required: true },
  changedBy: { type: String, required: true },
  changedAt: { type: Date, required: true },
});

export const JourneySettingModel = defineModel('JourneySetting', 'journeySettings', schema);

/** Nothing begins by itself before somebody of head office said so. */
export const riskExpirySetting = async (): Promise<Pick<JourneySetting, 'on' | 'days' | 'version'> & Partial<JourneySetting>> =>
  (await JourneySettingModel.findById('risk_expiry').lean<JourneySetting | null>()) ?? {
    on: false,
    days: RISK_EXPIRY_DAYS.usual,
    version: 0,
  };
