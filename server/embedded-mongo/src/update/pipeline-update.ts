import type { Scope } from '../aggregate/scope';
import { readStages } from '../aggregate/pipeline';
import { addFields, newRoot, project, replaceRoot, unset } from '../aggregate/stages/shape';
import type { Doc, Value } from '../bson/value';
import { MongoError } from '../errors';
import { own } from '../own';

type Change = (document: Doc) => Doc;

const STAGES: Record<string, (operand: Value, scope: Scope) => Change> = {
  $addFields: addFields,
  $set: (operand, scope) => addFields(operand, scope, '$set'),
  $project: project,
  $unset: unset,
  $replaceRoot: (operand, scope) => replaceRoot(newRoot(operand), scope, '$replaceRoot'),
  $replaceWith: (operand, scope) => replaceRoot(operand, scope, '$replaceWith'),
};

/** Compiles an update pipeline. Throws code 72 for a stage that is no part of updates, 40324 for one that does not exist. */
export function compileUpdatePipeline(stages: Value[], scope: Scope): Change {
  const changes = readStages(stages).map(({ name, operand }) => {
    const build = own(STAGES, name);
    if (!build)
      throw new MongoError(
        /^\$(match|sort|group|limit|skip|unwind|lookup|count|facet|sample|sortByCount)$/.test(name) ? 72 : 40324,
        `${name} is not allowed to be used within an update`,
      );
    return build(operand, scope);
  });
  return (document) => changes.reduce((current, change) => change(current), document);
}
