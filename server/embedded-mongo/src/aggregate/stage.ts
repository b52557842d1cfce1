import type { Doc, Value } from '../bson/value';
import type { FilterNode } from '../query/filter';
import type { Sort } from '../query/sort';
import type { Flow, Operation } from '../server/operation';
import type { Scope } from './scope';

/** Reads the documents of a collection, narrowed and ordered by an index where that is possible. */
export type Source = (query: { node: FilterNode; sort?: Sort; limit?: number }) => Flow<Doc>;

export interface StageContext {
  operation: Operation;
  scope: Scope;
  /** The documents of another collection of the same database. */
  collection(name: string): Source;
  /** Compiles a pipeline inside a stage. */
  pipeline(stages: Value, scope: Scope): Pipeline;
  /** Compiles another stage. */
  stage(name: string, operand: Value): Stage;
}

/** Turns a flow of documents into another. */
export type Stage = (input: Flow<Doc>) => Flow<Doc>;

export interface Pipeline {
  /** Runs over a collection; the leading $match, $sort and $limit are the collection's to answer. */
  run(source: Source): Flow<Doc>;
  /** Runs over documents at hand. */
  over(documents: Iterable<Doc | undefined>): Flow<Doc>;
}

export type StageBuilder = (operand: Value, context: StageContext) => Stage;
