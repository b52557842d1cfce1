import { compareValues } from '../bson/compare';
import { keyOf } from '../bson/keys';
import { add, isNumeric, type Numeric, requireNoDecimal, toNumber } from '../bson/numbers';
import { type Doc, isDoc, toDouble, type Value } from '../bson/value';
import { MongoError } from '../errors';
import { mergeObjects } from './operators/objects';

/** Takes values in one by one and gives a result at the end. */
export interface Accumulator {
  add(value: Value | undefined): void;
  result(): Value;
}

class Sum implements Accumulator {
  private total: Numeric = 0;

  add(value: Value | undefined): void {
    requireNoDecimal(value);
    if (isNumeric(value)) this.total = add(this.total, value);
  }

  result(): Value {
    return this.total;
  }
}

class Average implements Accumulator {
  private total = 0;
  private count = 0;

  add(value: Value | undefined): void {
    requireNoDecimal(value);
    if (!isNumeric(value)) return;
    this.total += toNumber(value);
    this.count++;
  }

  result(): Value {
    return this.count === 0 ? null : toDouble(this.total / this.count);
  }
}

/** The extreme value in BSON order; null and missing do not count. */
class Extreme implements Accumulator {
  private found: Value = null;

  constructor(private readonly direction: 1 | -1) {}

  add(value: Value | undefined): void {
    if (value === undefined || value === null) return;
    if (this.found === null || this.direction * compareValues(value, this.found) > 0) this.found = value;
  }

  result(): Value {
    return this.found;
  }
}

class First implements Accumulator {
  private found: Value | undefined;
  private any = false;

  add(value: Value | undefined): void {
    if (!this.any) this.found = value;
    this.any = true;
  }

  result(): Value {
    return this.found ?? null;
  }
}

class Last implements Accumulator {
  private found: Value | undefined;

  add(value: Value | undefined): void {
    this.found = value;
  }

  result(): Value {
    return this.found ?? null;
  }
}

class Push implements Accumulator {
  private readonly values: Value[] = [];

  add(value: Value | undefined): void {
    if (value !== undefined) this.values.push(value);
  }

  result(): Value {
    return this.values;
  }
}

class AddToSet implements Accumulator {
  private readonly values = new Map<string, Value>();

  add(value: Value | undefined): void {
    if (value === undefined) return;
    const key = keyOf(value);
    if (!this.values.has(key)) this.values.set(key, value);
  }

  result(): Value {
    return [...this.values.values()];
  }
}

class MergeObjects implements Accumulator {
  private merged: Doc = mergeObjects([]);

  add(value: Value | undefined): void {
    if (value !== undefined && value !== null && !isDoc(value)) throw new MongoError(40400, '$mergeObjects requires object inputs');
    this.merged = mergeObjects([this.merged, value]);
  }

  result(): Value {
    return this.merged;
  }
}

class StandardDeviation implements Accumulator {
  private count = 0;
  private mean = 0;
  private squares = 0;

  constructor(private readonly sample: boolean) {}

  add(value: Value | undefined): void {
    requireNoDecimal(value);
    if (!isNumeric(value)) return;
    const number = toNumber(value);
    const distance = number - this.mean;
    this.mean += distance / ++this.count;
    this.squares += distance * (number - this.mean);
  }

  result(): Value {
    const divisor = this.sample ? this.count - 1 : this.count;
    return divisor <= 0 ? null : toDouble(Math.sqrt(this.squares / divisor));
  }
}

export const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => new Sum(),
  $avg: () => new Average(),
  $min: () => new Extreme(-1),
  $max: () => new Extreme(1),
  $first: () => new First(),
  $last: () => new Last(),
  $push: () => new Push(),
  $addToSet: () => new AddToSet(),
  $mergeObjects: () => new MergeObjects(),
  $stdDevPop: () => new StandardDeviation(false),
  $stdDevSamp: () => new StandardDeviation(true),
};
