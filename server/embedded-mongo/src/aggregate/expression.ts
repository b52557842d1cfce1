import { isAnyNumber, toNumber } from '../bson/numbers';
import { Doc, type Value } from '../bson/value';
import { Compiler, type OperatorBuilder } from './compiler';
import { accumulatorExpressions } from './operators/accumulated';
import { arithmeticOperators } from './operators/arithmetic';
import { arrayOperators } from './operators/arrays';
import { comparisonOperators } from './operators/comparison';
import { conditionalOperators } from './operators/conditional';
import { conversionOperators } from './operators/conversion';
import { dateOperators } from './operators/dates';
import { objectOperators } from './operators/objects';
import { setOperators } from './operators/sets';
import { stringOperators } from './operators/strings';
import { variableOperators } from './operators/variables';
import { checkVariableName, type Expression, Scope, type Variable } from './scope';

export { type Expression, Scope } from './scope';

const OPERATORS: ReadonlyMap<string, OperatorBuilder> = new Map(
  Object.entries({
    ...accumulatorExpressions,
    ...arithmeticOperators,
    ...arrayOperators,
    ...comparisonOperators,
    ...conditionalOperators,
    ...conversionOperators,
    ...dateOperators,
    ...objectOperators,
    ...setOperators,
    ...stringOperators,
    ...variableOperators,
  }),
);

export function compileExpression(value: Value, scope: Scope = new Scope()): Expression {
  return new Compiler(scope, OPERATORS).compile(value);
}

/** A scope with the `let` variables of a command: expressions that read no document. */
export function withConstants(scope: Scope, constants: Doc | undefined): Scope {
  if (!constants) return scope;
  const named = Object.keys(constants).map((name) => [
    checkVariableName(name),
    { value: compileExpression(constants[name]!, scope)(new Doc()) },
  ]);
  return scope.with(Object.fromEntries(named) as Record<string, Variable>);
}

/** Everything but false, null, missing and zero. */
export function truthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (isAnyNumber(value)) return toNumber(value) !== 0;
  return true;
}
