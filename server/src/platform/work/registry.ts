import type { EventDefinition, RecordedEvent } from './event';
import type { Lane } from './models';

interface ProcessorBase<P> {
  /** `verbOnEvent`: names the file, the work item and the audit trail. */
  name: string;
  on: EventDefinition<P>;
  lane: Lane;
  key: (payload: P) => string;
  /** One item of a key at a time, oldest first: of this processor's, or of all that name the same thing they write. */
  serial?: true | string;
  /** For serial processors whose run does all that is to be done for a key: it settles the other items that wait for the key. */
  coalesce?: boolean;
}

/** Database effects and the `done` mark are one transaction: exactly once inside the database. */
export interface TransactionProcessor<P> extends ProcessorBase<P> {
  kind: 'transaction';
  /** For serial processors that do many at little more than the cost of one: so many more events of the key are handed to a run. */
  gather?: number;
  /** @param along what else waited for the same key, oldest first; empty without `gather` and for what failed before */
  run: (event: RecordedEvent<P>, along: readonly RecordedEvent<P>[]) => Promise<void>;
}

/** Reaches outside; must itself record what it attempts, because it may be run again. */
export interface EffectProcessor<P> extends ProcessorBase<P> {
  kind: 'effect';
  run: (event: RecordedEvent<P>) => Promise<void>;
}

export type Processor = TransactionProcessor<unknown> | EffectProcessor<unknown>;

const byName = new Map<string, Processor>();
const byEvent = new Map<string, Processor[]>();

/** Types a processor by its event; the list the composition root registers is untyped. */
export function processor<P>(definition: TransactionProcessor<P> | EffectProcessor<P>): Processor {
  return definition as unknown as Processor;
}

export function registerProcessors(processors: readonly Processor[]): void {
  for (const one of processors) {
    if (byName.has(one.name)) continue;
    byName.set(one.name, one);
    byEvent.set(one.on.type, [...(byEvent.get(one.on.type) ?? []), one]);
  }
}

export const processorsOf = (eventType: string): readonly Processor[] => byEvent.get(eventType) ?? [];
export const processorNamed = (name: string): Processor | undefined => byName.get(name);
