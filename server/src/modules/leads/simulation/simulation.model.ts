import { type Delta, type ProductLine, type RuleSet, type SimulationState, simulationStates } from '@yinqiao/shared/domain';
import { defineModel, Schema } from '../../../platform/db/mongoose';
import type { SimulationFigures } from './engine/figures';

/** What comes in: the leads of so many past days again, or made-up ones. */
export type SimulationLoad =
  | { kind: 'history'; days: number }
  | { kind: 'synthetic'; days: number; leadsPerDay: number; mix: Partial<Record<ProductLine, number>>; seed: string };

/** A policy as it stood when the simulation was asked for: a draft may be written on meanwhile. */
export interface FrozenPolicy {
  /** Null for what was in force. */
  versionId: string | null;
  name: string;
  unitId: string;
  /** Of the draft, as edits count it. */
  version: number | null;
  rules: RuleSet | null;
  delta: Delta | null;
}

/** One run: what was asked, how far it is, and its figures. Of leads it keeps ids only. */
export interface LeadSimulation {
  _id: string;
  unitId: string;
  unitPath: string;
  createdBy: string;
  createdAt: Date;
  load: SimulationLoad;
  policies: [FrozenPolicy, FrozenPolicy];
  /** The virtual clock. */
  from: Date;
  to: Date;
  state: SimulationState;
  jobId: string;
  figures: SimulationFigures | null;
  finishedAt: Date | null;
}

const schema = new Schema<LeadSimulation>({
  _id: { type: String, required: true },
  unitId: { type: String, required: true },
  unitPath: { type: String, required: true },
  createdBy: { type: String, required: true },
  createdAt: { type: Date, required: true },
  load: { type: Schema.Types.Mixed, required: true },
  policies: { type: Schema.Types.Mixed, required: true },
  from: { type: Date, required: true },
  to: { type: Date, required: true },
  state: { type: String, enum: Object.keys(simulationStates), required: true },
  jobId: { type: String, required: true },
  figures: { type: Schema.Types.Mixed, default: null },
  finishedAt: { type: Date, default: null },
});
schema.index({ unitPath: 1, createdAt: -1 });
// One at a time a person: a replay takes a machine's breath.
schema.index({ createdBy: 1 }, { unique: true, partialFilterExpression: { state: 'running' }, name: 'one_running' });

export const LeadSimulationModel = defineModel('LeadSimulation', 'leadSimulations', schema);
