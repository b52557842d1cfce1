import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { compareValues } from '../bson/compare';
import { toNumber } from '../bson/numbers';
import { typeName, type TypeName, typeRank, TypeRank } from '../bson/types';
import type { Value } from '../bson/value';
import { regExpOf } from './regex';

/** A test of one value that a path reached; undefined stands for a missing field. */
export interface Predicate {
  readonly kind: 'compare' | 'in' | 'regex' | 'exists' | 'type' | 'mod' | 'size' | 'elemMatch';
  /** Whether the elements of a leaf array are tested one by one as well. */
  readonly expand: boolean;
  test(value: Value | undefined): boolean;
}

export type Comparison = '$eq' | '$gt' | '$gte' | '$lt' | '$lte';

export class ComparePredicate implements Predicate {
  readonly kind = 'compare';
  readonly expand = true;
  private readonly rank: TypeRank;
  private readonly unbounded: boolean;

  constructor(
    readonly operator: Comparison,
    readonly operand: Value,
  ) {
    this.rank = typeRank(operand);
    this.unbounded = operand instanceof MinKey || operand instanceof MaxKey;
  }

  test(value: Value | undefined): boolean {
    const present = value ?? null;
    if (typeRank(present) !== this.rank && (!this.unbounded || value === undefined || this.operator === '$eq')) return false;
    if (this.rank === TypeRank.number && isNaNValue(present) !== isNaNValue(this.operand)) return false;
    const order = compareValues(present, this.operand);
    switch (this.operator) {
      case '$eq':
        return order === 0;
      case '$gt':
        return order > 0;
      case '$gte':
        return order >= 0;
      case '$lt':
        return order < 0;
      case '$lte':
        return order <= 0;
    }
  }
}

function isNaNValue(value: Value): boolean {
  return typeof value !== 'bigint' && Number.isNaN(toNumber(value));
}

export class InPredicate implements Predicate {
  readonly kind = 'in';
  readonly expand = true;
  readonly values: Value[];
  readonly regexes: BSONRegExp[];
  private readonly strings: Set<string>;
  private readonly others: Value[];

  constructor(operands: Value[]) {
    this.values = operands.filter((operand) => !(operand instanceof BSONRegExp));
    this.regexes = operands.filter((operand) => operand instanceof BSONRegExp);
    this.strings = new Set(this.values.filter((value) => typeof value === 'string'));
    this.others = this.values.filter((value) => typeof value !== 'string').sort(compareValues);
  }

  test(value: Value | undefined): boolean {
    if (typeof value === 'string') return this.strings.has(value) || this.regexes.some((regex) => regExpOf(regex).test(value));
    if (value instanceof BSONRegExp && this.regexes.some((regex) => compareValues(regex, value) === 0)) return true;
    return binarySearch(this.others, value ?? null);
  }
}

function binarySearch(sorted: Value[], value: Value): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(sorted[middle]!, value);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

export class RegexPredicate implements Predicate {
  readonly kind = 'regex';
  readonly expand = true;
  private readonly expression: RegExp;

  constructor(readonly regex: BSONRegExp) {
    this.expression = regExpOf(regex);
  }

  test(value: Value | undefined): boolean {
    if (typeof value === 'string') return this.expression.test(value);
    return value instanceof BSONRegExp && compareValues(value, this.regex) === 0;
  }
}

export class ExistsPredicate implements Predicate {
  readonly kind = 'exists';
  readonly expand = false;

  test(value: Value | undefined): boolean {
    return value !== undefined;
  }
}

export class TypePredicate implements Predicate {
  readonly kind = 'type';
  readonly expand = true;

  constructor(readonly types: ReadonlySet<TypeName>) {}

  test(value: Value | undefined): boolean {
    return value !== undefined && this.types.has(typeName(value));
  }
}

export class ModPredicate implements Predicate {
  readonly kind = 'mod';
  readonly expand = true;

  constructor(
    private readonly divisor: bigint,
    private readonly remainder: bigint,
  ) {}

  test(value: Value | undefined): boolean {
    if (value === undefined || typeRank(value) !== TypeRank.number) return false;
    if (typeof value === 'bigint') return value % this.divisor === this.remainder;
    const number = toNumber(value);
    return Number.isFinite(number) && BigInt(Math.trunc(number)) % this.divisor === this.remainder;
  }
}

export class SizePredicate implements Predicate {
  readonly kind = 'size';
  readonly expand = false;

  constructor(private readonly size: number) {}

  test(value: Value | undefined): boolean {
    return Array.isArray(value) && value.length === this.size;
  }
}

/** Some element of the array satisfies the test; `matchedAt` is its position after a successful test. */
export class ElemMatchPredicate implements Predicate {
  readonly kind = 'elemMatch';
  readonly expand = false;
  matchedAt = -1;

  constructor(private readonly element: (value: Value) => boolean) {}

  test(value: Value | undefined): boolean {
    if (!Array.isArray(value)) return false;
    this.matchedAt = value.findIndex((element) => this.element(element));
    return this.matchedAt >= 0;
  }
}
