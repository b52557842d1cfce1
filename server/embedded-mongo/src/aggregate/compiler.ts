import { Doc, isDoc, type Value } from '../bson/value';
import { MongoError } from '../errors';
import type { Expression, Scope } from './scope';

/** Builds the expression of one operator from its operand. */
export type OperatorBuilder = (operand: Value, compiler: Compiler, name: string) => Expression;
export type Operators = Record<string, OperatorBuilder>;

/** Turns the JSON form of an expression into a function. Throws code 168 for an operator it does not know. */
export class Compiler {
  constructor(
    readonly scope: Scope,
    private readonly operators: ReadonlyMap<string, OperatorBuilder>,
  ) {}

  within(scope: Scope): Compiler {
    return new Compiler(scope, this.operators);
  }

  compile(value: Value): Expression {
    if (typeof value === 'string') return value.startsWith('$') ? this.reference(value) : () => value;
    if (Array.isArray(value)) return this.array(value);
    return isDoc(value) ? this.document(value) : () => value;
  }

  /** The operand of an operator as a list of expressions; a single one may stand alone. */
  list(name: string, operand: Value, min: number, max = min): Expression[] {
    const operands = Array.isArray(operand) ? operand : [operand];
    if (operands.length < min || operands.length > max) {
      const wanted = min === max ? `exactly ${min}` : `at least ${min} and at most ${max}`;
      throw new MongoError(16020, `Expression ${name} takes ${wanted} arguments. ${operands.length} were passed in.`);
    }
    return operands.map((each) => this.compile(each));
  }

  /** The named arguments of an operator; every one in `names` may be given, those in `required` must be. */
  named(operator: string, operand: Value, names: readonly string[], required: readonly string[]): Record<string, Expression | undefined> {
    const fields = this.namedOperand(operator, operand, names, required);
    return Object.fromEntries(names.map((name) => [name, fields[name] === undefined ? undefined : this.compile(fields[name])]));
  }

  namedOperand(operator: string, operand: Value, names: readonly string[], required: readonly string[]): Doc {
    if (!isDoc(operand)) throw new MongoError(9, `${operator} requires an object as an argument`);
    const unknown = Object.keys(operand).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new MongoError(9, `${operator} found an unknown argument: ${unknown}`);
    const missing = required.find((name) => operand[name] === undefined);
    if (missing !== undefined) throw new MongoError(9, `${operator} requires '${missing}' to be specified`);
    return operand;
  }

  private reference(text: string): Expression {
    if (!text.startsWith('$$')) return pathExpression((root) => root, checkPath(text.slice(1)));
    const [name, ...path] = text.slice(2).split('.');
    checkPath(path.join('.'), true);
    return pathExpression(this.variable(name!), path);
  }

  private variable(name: string): Expression {
    const variable = this.scope.find(name);
    if (variable) return () => variable.value;
    const { now } = this.scope;
    if (name === 'ROOT' || name === 'CURRENT') return (root) => root;
    if (name === 'REMOVE') return () => undefined;
    if (name === 'NOW') return () => now;
    throw new MongoError(17276, `Use of undefined variable: ${name}`);
  }

  private array(values: Value[]): Expression {
    const items = values.map((value) => this.compile(value));
    return (root) => items.map((item) => item(root) ?? null);
  }

  private document(value: Doc): Expression {
    const names = Object.keys(value);
    const operator = names.find((name) => name.startsWith('$'));
    if (operator === undefined) return this.literalDocument(value, names);
    if (names.length > 1) throw new MongoError(15983, 'an object representing an expression must have exactly one field');
    const build = this.operators.get(operator);
    if (!build) throw new MongoError(168, `Unrecognized expression '${operator}'`);
    return build(value[operator]!, this, operator);
  }

  private literalDocument(value: Doc, names: string[]): Expression {
    const dotted = names.find((name) => name.includes('.'));
    if (dotted) throw new MongoError(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
    const fields = names.map((name) => ({ name, expression: this.compile(value[name]!) }));
    return (root) => {
      const result = new Doc();
      for (const field of fields) {
        const item = field.expression(root);
        if (item !== undefined) result[field.name] = item;
      }
      return result;
    };
  }
}

function checkPath(path: string, mayBeEmpty = false): string[] {
  if (mayBeEmpty && path === '') return [];
  const parts = path.split('.');
  if (path === '') throw new MongoError(16872, `'$' by itself is not a valid FieldPath`);
  if (parts.includes('')) throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  const operator = parts.find((part) => part.startsWith('$'));
  if (operator) throw new MongoError(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  return parts;
}

/** A path in an expression goes through arrays by mapping over their documents; positions are not selected by number. */
function pathExpression(start: Expression, path: string[]): Expression {
  const [only] = path;
  if (only === undefined) return start;
  if (path.length === 1) {
    return (root) => {
      const value = start(root);
      return isDoc(value) ? value[only] : fieldOf(value, path, 0);
    };
  }
  return (root) => fieldOf(start(root), path, 0);
}

function fieldOf(value: Value | undefined, path: string[], at: number): Value | undefined {
  if (at === path.length) return value;
  if (isDoc(value)) return fieldOf(value[path[at]!], path, at + 1);
  if (!Array.isArray(value)) return undefined;
  const found: Value[] = [];
  for (const element of value) {
    const item = fieldOf(element, path, at);
    if (item !== undefined) found.push(item);
  }
  return found;
}
