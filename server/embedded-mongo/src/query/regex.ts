import { type BSONRegExp } from 'bson';
import { MongoError } from '../errors';

const cache = new Map<string, RegExp>();

/** The JavaScript expression for a MongoDB one. Options: i, m, s, x, u. Throws code 51091 for a pattern JavaScript cannot read. */
export function toRegExp(pattern: string, options: string): RegExp {
  const id = `${options}/${pattern}`;
  const known = cache.get(id);
  if (known) return known;
  const made = build(pattern, options);
  if (cache.size > 500) cache.clear();
  cache.set(id, made);
  return made;
}

export const regExpOf = (regex: BSONRegExp): RegExp => toRegExp(regex.pattern, regex.options);

function build(pattern: string, options: string): RegExp {
  const unknown = [...options].find((option) => !'imsxu'.includes(option));
  if (unknown) throw new MongoError(51108, `invalid flag in regex options: ${unknown}`);
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const all = options + (inline?.[1] ?? '');
  let source = inline ? pattern.slice(inline[0].length) : pattern;
  if (all.includes('x')) source = withoutSpace(source);
  const flags = ['i', 'm', 's'].filter((flag) => all.includes(flag)).join('');
  return compile(source, `${flags}u`) ?? compile(source, flags) ?? refuse(pattern);
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

function refuse(pattern: string): never {
  throw new MongoError(51091, `Regular expression is invalid: ${pattern}`);
}

/** Option x: white space and comments outside of classes do not count. */
function withoutSpace(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part));
}

/** The literal text every match begins with: `^abc` gives "abc", whatever cannot be told gives "". */
export function literalPrefix(regex: BSONRegExp): string {
  if (regex.options !== '' && regex.options !== 's') return '';
  if (!regex.pattern.startsWith('^') || regex.pattern.includes('|')) return '';
  const literal = /^\^((?:[^\\^$.|?*+()[\]{}]|\\[^a-zA-Z0-9])*)([?*{])?/.exec(regex.pattern);
  if (!literal) return '';
  const text = literal[1]!.replace(/\\(.)/g, '$1');
  return literal[2] ? [...text].slice(0, -1).join('') : text;
}
