export { spawnEmbeddedMongo, type SpawnedMongo, type SpawnOptions } from './spawn';
export { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from './start';
export type { Durability } from './storage/store';
