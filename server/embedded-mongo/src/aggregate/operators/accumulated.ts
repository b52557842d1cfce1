import type { Value } from '../../bson/value';
import { type Accumulator, ACCUMULATORS } from '../accumulators';
import type { OperatorBuilder, Operators } from '../compiler';
import { isMissing, requireArray } from './helpers';

/** An accumulator as an expression: over the elements of a single array argument, or over its arguments. */
function accumulated(make: () => Accumulator): OperatorBuilder {
  return (operand, compiler, name) => {
    const args = compiler.list(name, operand, 0, Infinity);
    return (root) => {
      const accumulator = make();
      const values = args.map((arg) => arg(root));
      const [only] = values;
      for (const value of args.length === 1 && Array.isArray(only) ? only : values) accumulator.add(value);
      return accumulator.result();
    };
  };
}

const element =
  (pick: (list: Value[]) => Value | undefined): OperatorBuilder =>
  (operand, compiler, name) => {
    const [list] = compiler.list(name, operand, 1);
    return (root) => {
      const value = list!(root);
      return isMissing(value) ? null : pick(requireArray(value, name, 28689));
    };
  };

const names = ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'] as const;

export const accumulatorExpressions: Operators = {
  ...Object.fromEntries(names.map((name) => [name, accumulated(ACCUMULATORS[name]!)])),
  $first: element((list) => list[0]),
  $last: element((list) => list.at(-1)),
};
