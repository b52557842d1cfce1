import { isObject } from '../http/readBody';
import { FIRST_CURSOR } from '../http/page';
import type { Fault } from './faultTable';

type Body = Record<string, unknown>;

/** The reply with the oddities of a fault in it. */
export function disturbReply(reply: Body, fault: Fault, askedCursor: unknown): Body {
  const paged = fault.cursor ? withCursor(reply, fault.cursor, askedCursor) : reply;
  const texts = fault.asText ? (withTexts(paged, new Set(fault.asText)) as Body) : paged;
  return Object.entries(fault.put ?? {}).reduce((body, [place, value]) => putAt(body, place.split('.'), value) as Body, texts);
}

function withCursor(reply: Body, kind: 'loop' | 'emptyPage', asked: unknown): Body {
  const next_cursor = typeof asked === 'string' && asked ? asked : FIRST_CURSOR;
  if (kind === 'loop') return { ...reply, next_cursor };
  const emptied = Object.entries(reply).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return { ...(Object.fromEntries(emptied) as Body), next_cursor };
}

function withTexts(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, names));
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([name, part]) => {
    return [name, names.has(name) && Number.isInteger(part) ? String(part) : withTexts(part, names)];
  });
  return Object.fromEntries(parts);
}

/** A copy with the value at that place. Missing objects on the way are made; a place inside a list that is not there is left out. */
function putAt(target: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(target))
    return (target as unknown[]).map((item, index) => (name === '*' || name === String(index) ? putAt(item, rest, value) : item));
  const object = isObject(target) ? target : {};
  return { ...object, [name]: putAt(object[name], rest, value) };
}
