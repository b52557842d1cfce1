import { compareValues } from '../../bson/compare';
import type { Value } from '../../bson/value';
import type { Operators } from '../compiler';
import { isTrue, values } from './helpers';

/** In expressions a missing value is below everything, null included. */
function compare([a, b]: (Value | undefined)[]): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b);
}

const comparison = (holds: (order: number) => boolean) => values(2, 2, (args) => holds(compare(args)));

export const comparisonOperators: Operators = {
  $cmp: values(2, 2, (args) => Math.sign(compare(args))),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $not: values(1, 1, ([value]) => !isTrue(value)),
  $and: (operand, compiler, name) => {
    const args = compiler.list(name, operand, 0, Infinity);
    return (root) => args.every((arg) => isTrue(arg(root)));
  },
  $or: (operand, compiler, name) => {
    const args = compiler.list(name, operand, 0, Infinity);
    return (root) => args.some((arg) => isTrue(arg(root)));
  },
};
