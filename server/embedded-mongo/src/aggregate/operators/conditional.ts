import { isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { Compiler, Operators } from '../compiler';
import type { Expression } from '../scope';
import { isMissing, isTrue } from './helpers';

function condition(operand: Value, compiler: Compiler): Expression {
  const [test, yes, no] = isDoc(operand) ? namedCondition(operand, compiler) : compiler.list('$cond', operand, 3);
  return (root) => (isTrue(test!(root)) ? yes!(root) : no!(root));
}

function namedCondition(operand: Value, compiler: Compiler): Expression[] {
  const names = ['if', 'then', 'else'];
  const args = compiler.named('$cond', operand, names, names);
  return names.map((name) => args[name]!);
}

function firstPresent(operand: Value, compiler: Compiler): Expression {
  const args = compiler.list('$ifNull', operand, 2, Infinity);
  return (root) => {
    let value: Value | undefined;
    for (const arg of args) {
      value = arg(root);
      if (!isMissing(value)) return value;
    }
    return value;
  };
}

function branches(operand: Value, compiler: Compiler): Expression {
  const given = compiler.namedOperand('$switch', operand, ['branches', 'default'], ['branches']);
  if (!Array.isArray(given['branches'])) throw new MongoError(40061, '$switch expected an array for "branches"');
  if (given['branches'].length === 0) throw new MongoError(40068, '$switch requires at least one branch');
  const cases = given['branches'].map((branch) => compiler.named('$switch', branch, ['case', 'then'], ['case', 'then']));
  const otherwise = given['default'] === undefined ? undefined : compiler.compile(given['default']);
  return (root) => {
    const found = cases.find((branch) => isTrue(branch['case']!(root)));
    if (found) return found['then']!(root);
    if (!otherwise) throw new MongoError(40066, '$switch could not find a matching branch for an input, and no default was specified');
    return otherwise(root);
  };
}

export const conditionalOperators: Operators = { $cond: condition, $ifNull: firstPresent, $switch: branches };
