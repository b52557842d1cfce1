import type { Doc, Value } from '../bson/value';
import { MongoError } from '../errors';

/** A compiled expression: its value for a document, undefined when it is missing (a field that is not there, $$REMOVE). */
export type Expression = (root: Doc) => Value | undefined;

/** A variable is a box that the expression binding it fills before it evaluates the expressions that read it. */
export interface Variable {
  value: Value | undefined;
}

/** The variables an expression may name, and the moment $$NOW stands for. */
export class Scope {
  constructor(
    readonly now: Date = new Date(),
    private readonly variables: ReadonlyMap<string, Variable> = new Map(),
    /** Called in loops a single expression can make long; throws when the command's time is up. */
    readonly checkTime: () => void = () => undefined,
  ) {}

  find(name: string): Variable | undefined {
    return this.variables.get(name);
  }

  /** This scope with further variables. */
  with(variables: Record<string, Variable>): Scope {
    return new Scope(this.now, new Map([...this.variables, ...Object.entries(variables)]), this.checkTime);
  }
}

export function checkVariableName(name: string): string {
  if (name === '') throw new MongoError(9, 'empty variable names are not allowed');
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name))
    throw new MongoError(9, `'${name}' starts with an invalid character for a user variable name`);
  return name;
}
