import { Schema } from '../../platform/db/mongoose';
import type { DayAccount, DayShare } from './distribution/dayAccount';

const share = new Schema<DayShare>(
  {
    staffId: { type: String, required: true },
    entitled: { type: Number, required: true },
    given: { type: Number, required: true },
    givenBack: { type: Number, required: true },
    lag: { type: Number, required: true },
    worst: { type: Number, default: null },
    worstAt: { type: Date, default: null },
    missed: { type: Schema.Types.Mixed, required: true },
  },
  { _id: false },
);

/** The fields of a pool's day, running in its ledger or finished. */
export const dayAccountFields = {
  // The account of a pool without a day yet has none.
  day: { type: String, default: '' },
  leads: { type: Number, required: true },
  givenBack: { type: Number, required: true },
  unshared: { type: Schema.Types.Mixed, required: true },
  shares: { type: [share], required: true },
} satisfies Record<keyof DayAccount, unknown>;
