import { type LikenessGround, likenessGrounds, type MergeState, mergeStates, type MergeStep } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../platform/db/mongoose';
import type { Change } from '../../platform/db/reversible';
import type { Absorbed } from '../leads';

/** Why the two seem to be one. */
export interface Ground {
  ground: LikenessGround;
  at: Date;
  /** Who proposed it; null where the product found it. */
  byStaffId: string | null;
  /** What they wrote, for whoever decides. */
  sealedNote: string | null;
}

/** What was decided about the pair, by whom and why. */
export interface Step {
  step: MergeStep;
  at: Date;
  byStaffId: string;
  sealedReason: string;
}

/** Two persons who seem to be one, and what became of it. A pair has one document, whatever is found about it how often. */
export interface PersonMerge {
  _id: string;
  /** The two ids in their order, joined by a colon. */
  pair: string;
  personIds: string[];
  /** The unit that both belong to: who looks after it decides. */
  unitPath: string;
  grounds: Ground[];
  state: MergeState;
  /** Who stays and who goes; null until they are merged. */
  survivorId: string | null;
  mergedId: string | null;
  mergedAt: Date | null;
  /** False while something may still arrive that was begun before the merge. */
  settled: boolean;
  /** What the merge changed: what taking it back rests on. */
  changes: Change[];
  absorbed: Absorbed[];
  steps: Step[];
  version: number;
  openedAt: Date;
}

const ground = new Schema<Ground>(
  {
    ground: { type: String, enum: Object.keys(likenessGrounds), required: true },
    at: { type: Date, required: true },
    byStaffId: { type: String, default: null },
    sealedNote: { type: String, default: null },
  },
  { _id: false },
);
const step = new Schema<Step>(
  {
    step: { type: String, required: true },
    at: { type: Date, required: true },
    byStaffId: { type: String, required: true },
    sealedReason: { type: String, required: true },
  },
  { _id: false },
);
const schema = new Schema<PersonMerge>({
  _id: { type: String, required: true },
  pair: { type: String, required: true },
  personIds: { type: [String], required: true },
  unitPath: { type: String, required: true },
  grounds: { type: [ground], required: true },
  state: { type: String, enum: mergeStates, required: true },
  survivorId: { type: String, default: null },
  mergedId: { type: String, default: null },
  mergedAt: { type: Date, default: null },
  settled: { type: Boolean, required: true },
  changes: { type: [Schema.Types.Mixed], required: true } as never,
  absorbed: { type: [Schema.Types.Mixed], required: true } as never,
  steps: { type: [step], required: true },
  version: { type: Number, required: true },
  openedAt: { type: Date, required: true },
});
schema.index({ pair: 1 }, { unique: true });
schema.index({ personIds: 1, state: 1 });
schema.index({ unitPath: 1, state: 1, _id: -1 });
schema.index({ mergedAt: 1 }, { partialFilterExpression: { settled: false } });

export const PersonMergeModel = defineModel('PersonMerge', 'personMerges', schema);
