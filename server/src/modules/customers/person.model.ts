import type { Language, RedLine, RiskTolerance, Tier } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';
import type { AssetClass } from './assets';

/**
 * One person across WeChat, WeCom and the core. Name and phone (class C2) are sealed under the person's own key;
 * what is shown everywhere is masked and stands beside them.
 */
export interface Person {
  _id: string;
  /** The outlet of the book owner, else of the area: who may read. */
  unitPath: string;
  maskedName: string;
  maskedPhone: string;
  /** 王先生: how scripts address the person; the surname only. */
  salutation: string;
  sealedName: string;
  sealedPhone: string;
  /** Of a number that the bank's sources name; somebody else's is never found by it. */
  phoneIndex: string;
  /** Where the number is only told by the person: its index, and nobody is found by that. Null or absent otherwise. */
  toldPhoneIndex?: string | null;
  gender: 'male' | 'female';
  /** Business day. */
  birthday: string;
  tier: Tier;
  /** The class of assets, by its lower end in 万元. */
  assets: AssetClass;
  /** As an adviser noted it. */
  language: Language | null;
  /** Why this person's enquiries are never distributed as marketing; the service goes on. */
  redLines: RedLine[];
  risk: { tolerance: RiskTolerance; validUntil: string } | null;
  areaId: string;
  /** 管户: the book owner, from the core file. */
  ownerStaffId: string | null;
  ownerSince: Date | null;
  /** The owner's last contact by call, visit or talk; null when no source tells. */
  ownerContactAt: Date | null;
  /** Words for the profile's rows (C1). */
  holdings: string[];
  /** Groups an audience rule may ask for. */
  groups: string[];
  channelPreference: string | null;
  activeHours: string | null;
  largeType: boolean;
  createdAt: Date;
  /** The person this one turned out to be; absent until two persons are merged. Whatever is asked of this one is asked of that one. */
  mergedInto?: string;
}

const schema = new Schema<Person>({
  _id: { type: String, required: true },
  unitPath: { type: String, required: true },
  maskedName: { type: String, required: true },
  maskedPhone: { type: String, required: true },
  salutation: { type: String, required: true },
  sealedName: { type: String, required: true },
  sealedPhone: { type: String, required: true },
  phoneIndex: { type: String, required: true },
  toldPhoneIndex: { type: String },
  gender: { type: String, enum: ['male', 'female'], required: true },
  birthday: { type: String, required: true },
  tier: { type: String, required: true },
  assets: { type: Number, required: true },
  language: { type: String, default: null },
  redLines: { type: [String], required: true },
  risk: {
    type: new Schema({ tolerance: { type: String, required: true }, validUntil: { type: String, required: true } }, { _id: false }),
    default: null,
  },
  areaId: { type: String, required: true },
  ownerStaffId: { type: String, default: null },
  ownerSince: { type: Date, default: null },
  ownerContactAt: { type: Date, default: null },
  holdings: { type: [String], required: true },
  groups: { type: [String], required: true },
  channelPreference: { type: String, default: null },
  activeHours: { type: String, default: null },
  largeType: { type: Boolean, required: true },
  createdAt: { type: Date, required: true },
  mergedInto: { type: String },
});
schema.index({ unitPath: 1, _id: 1 });
schema.index({ ownerStaffId: 1, _id: 1 });
schema.index({ phoneIndex: 1 });
schema.index({ toldPhoneIndex: 1 });
schema.index({ areaId: 1 });
schema.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $exists: true } } });
schema.index({ 'risk.validUntil': 1, _id: 1 });

export const PersonModel = defineModel('Customer', 'persons', schema);
