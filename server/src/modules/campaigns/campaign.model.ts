import type { ProductLine, Tier } from '@yinqiao/shared/domain';
import { Schema } from '../../platform/db/mongoose';
import { defineReferenceModel } from '../../platform/db/reference';

/** Who a campaign is for; every condition that is set must hold. */
export interface Audience {
  groups: string[];
  tiers: Tier[];
  minimumAge: number | null;
}

export interface Campaign {
  _id: string;
  title: string;
  subtitle: string;
  benefitId: string;
  productId: string | null;
  /** The line of the leads it brings; null asks for no contact consent. */
  productLine: ProductLine | null;
  startsAt: Date;
  endsAt: Date;
  /** Empty means every area. */
  areaIds: string[];
  audience: Audience;
  audienceTag: string | null;
  facts: { label: string; value: string }[];
  notices: string[];
  hero: boolean;
  order: number;
}

const fact = new Schema({ label: { type: String, required: true }, value: { type: String, required: true } }, { _id: false });
const schema = new Schema<Campaign>({
  _id: { type: String, required: true },
  title: { type: String, required: true },
  subtitle: { type: String, required: true },
  benefitId: { type: String, required: true },
  productId: { type: String, default: null },
  productLine: { type: String, default: null },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
  areaIds: { type: [String], required: true },
  audience: {
    type: new Schema<Audience>(
      {
        groups: { type: [String], required: true },
        tiers: { type: [String], required: true },
        minimumAge: { type: Number, default: null },
      },
      { _id: false },
    ),
    required: true,
  },
  audienceTag: { type: String, default: null },
  facts: { type: [fact], required: true },
  notices: { type: [String], required: true },
  hero: { type: Boolean, required: true },
  order: { type: Number, required: true },
});

export const CampaignModel = defineReferenceModel('Campaign', 'campaigns', schema);
