import { doc as docOf, type Doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { compileProjection } from '../../query/projection';
import { computedTree, compute } from '../../query/projection-tree';
import type { Flow } from '../../server/operation';
import { compileExpression } from '../expression';
import { nameOfType } from '../operators/helpers';
import type { Stage, StageBuilder } from '../stage';
import type { Scope } from '../scope';

/** A stage that makes one document of each. */
function perDocument(change: (document: Doc) => Doc): Stage {
  return function* (input: Flow<Doc>): Flow<Doc> {
    for (const document of input) yield document && change(document);
  };
}

/** The functions behind the stages that an update pipeline shares with aggregation. */
export function addFields(operand: Value, scope: Scope, name = '$addFields'): (document: Doc) => Doc {
  if (!isDoc(operand)) throw new MongoError(40272, `${name} specification stage must be an object`);
  if (Object.keys(operand).length === 0)
    throw new MongoError(40177, `Invalid ${name} :: caused by :: specification must have at least one field`);
  const tree = computedTree(operand, scope);
  return (document) => compute(document, tree, document);
}

export function project(operand: Value, scope: Scope): (document: Doc) => Doc {
  if (!isDoc(operand)) throw new MongoError(15969, '$project specification must be an object');
  if (Object.keys(operand).length === 0)
    throw new MongoError(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  return compileProjection(operand, { scope });
}

export function unset(operand: Value, scope: Scope): (document: Doc) => Doc {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string' || path === '')) {
    throw new MongoError(31002, '$unset specification must be a string or an array of strings');
  }
  const excluded = Object.fromEntries((paths as string[]).map((path) => [path, false]));
  return compileProjection(docOf(excluded), { scope });
}

export function replaceRoot(operand: Value, scope: Scope, name: string): (document: Doc) => Doc {
  const expression = compileExpression(operand, scope);
  return (document) => {
    const value = expression(document);
    if (!isDoc(value))
      throw new MongoError(
        40228,
        `'newRoot' expression of ${name} must evaluate to an object, but resulting value was of type ${nameOfType(value)}`,
      );
    return value;
  };
}

export function newRoot(operand: Value): Value {
  if (!isDoc(operand) || operand['newRoot'] === undefined) throw new MongoError(40231, 'no newRoot specified for the $replaceRoot stage');
  return operand['newRoot'];
}

export const shapeStages: Record<string, StageBuilder> = {
  $addFields: (operand, { scope }) => perDocument(addFields(operand, scope)),
  $set: (operand, { scope }) => perDocument(addFields(operand, scope, '$set')),
  $project: (operand, { scope }) => perDocument(project(operand, scope)),
  $unset: (operand, { scope }) => perDocument(unset(operand, scope)),
  $replaceRoot: (operand, { scope }) => perDocument(replaceRoot(newRoot(operand), scope, '$replaceRoot')),
  $replaceWith: (operand, { scope }) => perDocument(replaceRoot(operand, scope, '$replaceWith')),
};
