export { type AbilityRules, mayDo, registerAbilities, scope, withinUnit } from './abilities';
export type { ActorLoaders, CustomerActor, NobodyActor, RequestActor, StaffActor } from './actor';
export { refuse } from './refuse';
