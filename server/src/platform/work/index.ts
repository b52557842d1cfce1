export { isWorkInHand } from './claim';
export { emit } from './emit';
export type { EventDefinition } from './event';
export { EventModel } from './models';
export { type Processor, processor, registerProcessors } from './registry';
export { isStopping, startWorkers, stopWorkers, workOne } from './worker';
