import { Timestamp } from 'bson';
import { compareValues } from '../bson/compare';
import { add, isNumeric, multiply, type Numeric, numericType, requireNoDecimal, toNumber } from '../bson/numbers';
import { show } from '../bson/show';
import { typeName } from '../bson/types';
import { isDoc, type Value } from '../bson/value';
import { badValue, MongoError, typeMismatch } from '../errors';
import type { ChangeContext, FieldChange } from './paths';

/** Reads the operand of an operator for one path and gives the change. */
export interface FieldOperator {
  /** Whether documents missing on the way are made. */
  creates: boolean;
  compile(operand: Value): FieldChange;
}

function calculation(
  verb: string,
  name: string,
  calculate: (current: Numeric, operand: Numeric) => Numeric,
  initial: (operand: Numeric) => Numeric,
): FieldOperator {
  return {
    creates: true,
    compile: (operand) => {
      requireNoDecimal(operand);
      if (!isNumeric(operand)) throw typeMismatch(`Cannot ${verb} with non-numeric argument of type ${typeName(operand)}`);
      return (current, { path }) => {
        if (current === undefined) return initial(operand);
        requireNoDecimal(current);
        if (!isNumeric(current))
          throw typeMismatch(`Cannot apply ${name} to a value of non-numeric type. The field '${path}' has type ${typeName(current)}`);
        return calculate(current, operand);
      };
    },
  };
}

const zeroLike = (operand: Numeric): Numeric => multiply(operand, numericType(operand) === 'long' ? 0n : 0);

function extreme(direction: 1 | -1): FieldOperator {
  return {
    creates: true,
    compile: (operand) => (current) => (current === undefined || direction * compareValues(operand, current) > 0 ? operand : current),
  };
}

function currentDate(operand: Value): FieldChange {
  const type = isDoc(operand) ? operand['$type'] : 'date';
  if (typeof operand !== 'boolean' && !isDoc(operand))
    throw badValue(`${typeName(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression`);
  if (type !== 'date' && type !== 'timestamp') throw badValue(`The '$type' string field is required to be 'date' or 'timestamp'`);
  return (_, { now }) => (type === 'date' ? now : timestampOf(now));
}

let lastIncrement = 0;

function timestampOf(now: Date): Timestamp {
  return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: ++lastIncrement });
}

function pop(operand: Value): FieldChange {
  const direction = toNumber(operand);
  if (direction !== 1 && direction !== -1) throw new MongoError(9, '$pop expects 1 or -1');
  return (current, context) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw typeMismatch(`Path '${context.path}' contains an element of non-array type '${typeName(current)}'`);
    if (current.length === 0) return current;
    return direction === 1 ? current.slice(0, -1) : current.slice(1);
  };
}

/** The array a field holds, for operators that add to it. Throws code 2 when it holds something else. */
export function arrayAt(current: Value | undefined, { path, document }: ChangeContext): Value[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  const id = document['_id'] === undefined ? '' : ` in document with _id ${show(document['_id'])}`;
  throw badValue(`The field '${path}' must be an array but is of type ${typeName(current)}${id}`);
}

export const fieldOperators: Record<string, FieldOperator> = {
  $set: { creates: true, compile: (operand) => () => operand },
  $setOnInsert: {
    creates: true,
    compile:
      (operand) =>
      (current, { isInsert }) =>
        isInsert ? operand : current,
  },
  $unset: { creates: false, compile: () => () => undefined },
  $inc: calculation(
    'increment',
    '$inc',
    (current, operand) => add(current, operand, 'refuse'),
    (operand) => operand,
  ),
  $mul: calculation('multiply', '$mul', (current, operand) => multiply(current, operand, 'refuse'), zeroLike),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: { creates: true, compile: currentDate },
  $pop: { creates: false, compile: pop },
};
