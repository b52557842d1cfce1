import { isObject } from '../http/readBody';

/** The part of JSON Schema that the control API needs; one object checks a body and documents it. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  description?: string;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  enum?: readonly (string | number)[];
  pattern?: string;
  minimum?: number;
  anyOf?: readonly Schema[];
}

/** Why the value does not fit, with its place, or undefined when it fits. */
export function misfit(schema: Schema, value: unknown, place = 'body'): string | undefined {
  if (schema.anyOf) return schema.anyOf.some((one) => !misfit(one, value, place)) ? undefined : `${place} fits none of the allowed forms`;
  if (schema.enum && !schema.enum.includes(value as string)) return `${place} must be one of ${schema.enum.join(', ')}`;
  switch (schema.type) {
    case 'object':
      return isObject(value) ? misfitObject(schema, value, place) : `${place} must be an object`;
    case 'array':
      return Array.isArray(value) ? misfitArray(schema, value, place) : `${place} must be an array`;
    case 'string':
      return misfitString(schema, value, place);
    case 'integer':
      if (!Number.isSafeInteger(value)) return `${place} must be an integer`;
      return (value as number) < (schema.minimum ?? -Infinity) ? `${place} must be at least ${schema.minimum}` : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${place} must be true or false`;
    case undefined:
      return undefined;
  }
}

function misfitObject(schema: Schema, value: Record<string, unknown>, place: string): string | undefined {
  const missing = schema.required?.find((name) => value[name] === undefined);
  if (missing) return `${place}.${missing} is missing`;
  for (const [name, part] of Object.entries(value)) {
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const rest = schema.additionalProperties ?? false;
    if (!known && rest === false) return `${place}.${name} is not known`;
    const wanted = known ?? (rest === true ? {} : (rest as Schema));
    const fault = part === undefined ? undefined : misfit(wanted, part, `${place}.${name}`);
    if (fault) return fault;
  }
  return undefined;
}

function misfitArray(schema: Schema, value: unknown[], place: string): string | undefined {
  if (!schema.items) return undefined;
  for (const [index, item] of value.entries()) {
    const fault = misfit(schema.items, item, `${place}[${index}]`);
    if (fault) return fault;
  }
  return undefined;
}

function misfitString(schema: Schema, value: unknown, place: string): string | undefined {
  if (typeof value !== 'string') return `${place} must be a text`;
  return schema.pattern && !new RegExp(schema.pattern, 'u').test(value) ? `${place} must match ${schema.pattern}` : undefined;
}
