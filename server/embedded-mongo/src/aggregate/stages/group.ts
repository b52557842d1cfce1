import { keyOf } from '../../bson/keys';
import { doc, Doc, isDoc, type Value } from '../../bson/value';
import { MongoError } from '../../errors';
import type { Flow } from '../../server/operation';
import { type Accumulator, ACCUMULATORS } from '../accumulators';
import { compileExpression, type Expression } from '../expression';
import type { Scope } from '../scope';
import type { Stage, StageBuilder } from '../stage';
import { own } from '../../own';

interface Output {
  name: string;
  make: () => Accumulator;
  expression: Expression;
}

interface Group {
  id: Value;
  accumulators: Accumulator[];
}

function readOutput(name: string, value: Value, scope: Scope): Output {
  if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$')) throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
  const [operator, ...others] = isDoc(value) ? Object.keys(value) : [];
  if (!isDoc(value) || operator === undefined) throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  if (others.length > 0) throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  if (operator === '$count') return { name, make: ACCUMULATORS['$sum']!, expression: () => 1 };
  const make = own(ACCUMULATORS, operator);
  if (!make) throw new MongoError(15952, `unknown group operator '${operator}'`);
  return { name, make, expression: compileExpression(value[operator]!, scope) };
}

function group(operand: Value, scope: Scope): Stage {
  if (!isDoc(operand)) throw new MongoError(15947, `a group's fields must be specified in an object`);
  if (operand['_id'] === undefined) throw new MongoError(15955, 'a group specification must include an _id');
  const id = compileExpression(operand['_id'], scope);
  const outputs = Object.keys(operand)
    .filter((name) => name !== '_id')
    .map((name) => readOutput(name, operand[name]!, scope));
  return function* (input: Flow<Doc>): Flow<Doc> {
    const groups = new Map<string, Group>();
    for (const document of input) {
      if (document === undefined) yield undefined;
      else addTo(groups, document, id, outputs);
    }
    for (const found of groups.values()) yield shown(found, outputs);
  };
}

function addTo(groups: Map<string, Group>, document: Doc, id: Expression, outputs: Output[]): void {
  const value = id(document) ?? null;
  const key = keyOf(value);
  let found = groups.get(key);
  if (!found) groups.set(key, (found = { id: value, accumulators: outputs.map((output) => output.make()) }));
  for (let i = 0; i < outputs.length; i++) found.accumulators[i]!.add(outputs[i]!.expression(document));
}

function shown(found: Group, outputs: Output[]): Doc {
  const result = new Doc();
  result['_id'] = found.id;
  outputs.forEach((output, i) => (result[output.name] = found.accumulators[i]!.result()));
  return result;
}

export const groupStages: Record<string, StageBuilder> = {
  $group: (operand, { scope }) => group(operand, scope),
  $sortByCount: (operand, context) => {
    if (typeof operand === 'string' ? !operand.startsWith('$') : !isDoc(operand))
      throw new MongoError(40147, 'the sortByCount field must be a $-prefixed path or an expression');
    const grouped = group(doc({ _id: operand, count: doc({ $sum: 1 }) }), context.scope);
    const sorted = context.stage('$sort', doc({ count: -1 }));
    return (input) => sorted(grouped(input));
  },
};
