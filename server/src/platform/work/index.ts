export { emit } from './emit';
export type { EventDefinition, RecordedEvent } from './event';
export { EventModel, WorkItemModel, type Lane } from './models';
export { type Processor, processor, registerProcessors } from './registry';
export { startWorkers, stopWorkers, workOne } from './worker';
