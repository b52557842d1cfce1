import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { accessibleBy } from '@casl/mongoose';
import type { Model } from 'mongoose';
import type { StaffActor } from './actor';

type Ability = MongoAbility<[string, string]>;
type Can = (verb: string, subject: string, conditions?: Record<string, unknown>) => void;

/** Each module says who may do what with its documents, as sentences. */
export type AbilityRules = (actor: StaffActor, can: Can) => void;

const rules: AbilityRules[] = [];

export function registerAbilities(more: readonly AbilityRules[]): void {
  for (const rule of more) if (!rules.includes(rule)) rules.push(rule);
}

function abilityOf(actor: StaffActor): Ability {
  const builder = new AbilityBuilder<Ability>(createMongoAbility);
  const can: Can = (verb, subject, conditions) => void builder.can(verb, subject, conditions as never);
  for (const rule of rules) rule(actor, can);
  return builder.build();
}

/** True when the role may do this to some document at all; which ones is the scope's business. */
export function mayDo(actor: StaffActor, action: string): boolean {
  const [verb = '', subject = ''] = action.split(':');
  return abilityOf(actor).can(verb, subject);
}

/** Everything in the actor's subtree, as a condition on `unitPath`. */
export const withinUnit = (unitPath: string): { unitPath: { $gte: string; $lt: string } } => ({
  unitPath: { $gte: unitPath, $lt: `${unitPath}\uffff` },
});

const NOTHING = { _id: { $in: [] as string[] } };

/** The only read door to scoped documents: lists and single reads share one rule. Use it as `Model.find({ $and: [scope(...), {...}] })`. */
export function scope<T>(actor: StaffActor, verb: string, model: Model<T>): Record<string, unknown> {
  const ability = abilityOf(actor);
  if (!ability.can(verb, model.modelName)) return NOTHING;
  return accessibleBy(ability, verb).ofType(model.modelName);
}
