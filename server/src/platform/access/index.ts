export { type AbilityRules, mayDo, registerAbilities, scope, withinUnit } from './abilities';
export type { ActorLoaders, CustomerActor, NobodyActor, PartnerActor, RequestActor, SignedCall, StaffActor } from './actor';
export { refuse } from './refuse';
