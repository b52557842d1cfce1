import { isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { Compiler, Operators } from '../compiler';
import { checkVariableName, type Expression, type Variable } from '../scope';

interface Binding {
  name: string;
  expression: Expression;
  variable: Variable;
}

function letVariables(operand: Value, compiler: Compiler): Expression {
  const given = compiler.namedOperand('$let', operand, ['vars', 'in'], ['vars', 'in']);
  const vars = given['vars'];
  if (!isDoc(vars)) throw new MongoError(16876, '$let requires an object for "vars"');
  const bindings = Object.keys(vars).map((name): Binding => ({
    name: checkVariableName(name),
    expression: compiler.compile(vars[name]!),
    variable: { value: undefined },
  }));
  const inner = compiler.within(compiler.scope.with(Object.fromEntries(bindings.map(({ name, variable }) => [name, variable]))));
  const body = inner.compile(given['in']!);
  return (root) => {
    const bound = bindings.map(({ expression }) => expression(root));
    bindings.forEach(({ variable }, i) => (variable.value = bound[i]));
    return body(root);
  };
}

export const variableOperators: Operators = {
  $let: letVariables,
  $literal: (operand) => () => operand,
  $rand: () => () => Math.random(),
};
