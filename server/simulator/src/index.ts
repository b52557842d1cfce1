export { spawnSimulator, type SpawnedSimulator, type SpawnOptions } from './spawnSimulator';
export { startSimulator, type RunningSimulator, type SimulatorOptions } from './startSimulator';
export type { WorldInput } from './world/parseWorld';
