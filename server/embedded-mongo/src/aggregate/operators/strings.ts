import { BSONRegExp } from 'bson';
import { compareStrings } from '../../bson/compare';
import { doc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import { toRegExp } from '../../query/regex';
import type { Compiler, Operators } from '../compiler';
import type { Expression } from '../scope';
import { asText } from '../text';
import { isMissing, requireInteger, requireString, strict, values } from './helpers';

/** $toUpper and friends read null and missing as the empty string. */
const text = (calculate: (value: string) => string) => values(1, 1, ([value], name) => calculate(asText(value, name)));

function split([value, separator]: Value[], name: string): Value {
  const by = requireString(separator, name, 40086);
  if (by === '') throw new MongoError(40087, '$split requires a non-empty separator');
  return requireString(value, name, 40085).split(by);
}

function substring(args: (Value | undefined)[], name: string): Value {
  const points = [...asText(args[0], name)];
  const start = requireInteger(args[1], name, 34450);
  const length = requireInteger(args[2], name, 34452);
  if (start < 0) throw new MongoError(34455, '$substrCP: the starting index must be non-negative integer.');
  if (length < 0) throw new MongoError(34454, '$substrCP: length must be a nonnegative integer.');
  return points.slice(start, start + length).join('');
}

function substringBytes(args: (Value | undefined)[], name: string): Value {
  const bytes = Buffer.from(asText(args[0], name), 'utf8');
  const start = requireInteger(args[1], name, 16034);
  const length = requireInteger(args[2], name, 16035);
  if (start < 0) throw new MongoError(50752, `${name}: starting index must be non-negative`);
  const end = length < 0 ? bytes.length : start + length;
  const continues = (at: number): boolean => at < bytes.length && (bytes[at]! & 0xc0) === 0x80;
  if (continues(start)) throw new MongoError(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (continues(end)) throw new MongoError(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return bytes.subarray(start, end).toString('utf8');
}

function indexOf(args: Value[], name: string): Value {
  const points = [...requireString(args[0], name, 40093)];
  const wanted = requireString(args[1], name, 40094);
  const [start = 0, end = points.length] = args.slice(2).map((arg) => requireInteger(arg, name, 40096));
  if (start > points.length) return -1;
  const found = points.slice(start, end).join('').indexOf(wanted);
  return found < 0 ? -1 : start + [...points.slice(start, end).join('').slice(0, found)].length;
}

function trim(sides: 'both' | 'left' | 'right') {
  return (operand: Value, compiler: Compiler, name: string): Expression => {
    const args = compiler.named(name, operand, ['input', 'chars'], ['input']);
    return (root) => {
      const input = args['input']!(root);
      const chars = args['chars']?.(root);
      if (isMissing(input) || (args['chars'] && isMissing(chars))) return null;
      const set = new Set(
        args['chars']
          ? [...requireString(chars, name, 50700)]
          : ['\0', ...' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'],
      );
      const points = [...requireString(input, name, 50699)];
      let start = 0;
      let end = points.length;
      if (sides !== 'right') while (start < end && set.has(points[start]!)) start++;
      if (sides !== 'left') while (end > start && set.has(points[end - 1]!)) end--;
      return points.slice(start, end).join('');
    };
  };
}

function replace(all: boolean) {
  return (operand: Value, compiler: Compiler, name: string): Expression => {
    const names = ['input', 'find', 'replacement'];
    const args = compiler.named(name, operand, names, names);
    return (root) => {
      const given = names.map((each) => args[each]!(root));
      if (given.some(isMissing)) return null;
      const [input, find, replacement] = given.map((value) => requireString(value, name, 51746));
      return all ? input!.split(find!).join(replacement) : input!.replace(find!, () => replacement!);
    };
  };
}

type RegexResult = (expression: RegExp, input: string) => Value;

function regex(result: RegexResult, whenMissing: Value) {
  return (operand: Value, compiler: Compiler, name: string): Expression => {
    const args = compiler.named(name, operand, ['input', 'regex', 'options'], ['input', 'regex']);
    return (root) => {
      const input = args['input']!(root);
      const pattern = args['regex']!(root);
      if (isMissing(input) || isMissing(pattern)) return whenMissing;
      const options = args['options']?.(root);
      const given = typeof options === 'string' ? options : '';
      if (pattern instanceof BSONRegExp)
        return result(toRegExp(pattern.pattern, given || pattern.options), requireString(input, name, 51104));
      return result(toRegExp(requireString(pattern, name, 51105), given), requireString(input, name, 51104));
    };
  };
}

function shownMatch(match: RegExpExecArray): Value {
  const captures = match.slice(1).map((capture: string | undefined) => capture ?? null);
  return doc({ match: match[0], idx: [...match.input.slice(0, match.index)].length, captures });
}

const findFirst: RegexResult = (expression, input) => {
  const match = expression.exec(input);
  return match ? shownMatch(match) : null;
};

const findAll: RegexResult = (expression, input) => [...input.matchAll(new RegExp(expression, `${expression.flags}g`))].map(shownMatch);

export const stringOperators: Operators = {
  $concat: strict(0, Infinity, (args) => args.map((arg) => requireString(arg, '$concat', 16702)).join('')),
  $toLower: text((value) => value.toLowerCase()),
  $toUpper: text((value) => value.toUpperCase()),
  $split: strict(2, 2, split),
  $strLenCP: values(1, 1, ([value], name) => [...requireString(value, name, 34471)].length),
  $strLenBytes: values(1, 1, ([value], name) => Buffer.byteLength(requireString(value, name, 34473))),
  $strcasecmp: values(2, 2, ([a, b], name) => Math.sign(compareStrings(asText(a, name).toUpperCase(), asText(b, name).toUpperCase()))),
  $substr: values(3, 3, substringBytes),
  $substrBytes: values(3, 3, substringBytes),
  $substrCP: values(3, 3, substring),
  $indexOfCP: values(2, 4, (args, name) =>
    isMissing(args[0])
      ? null
      : indexOf(
          args.map((arg) => arg ?? null),
          name,
        ),
  ),
  $trim: trim('both'),
  $ltrim: trim('left'),
  $rtrim: trim('right'),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regex((expression, input) => expression.test(input), false),
  $regexFind: regex(findFirst, null),
  $regexFindAll: regex(findAll, []),
};
