/** Whether two plain values say the same, whatever the order of their keys; what is undefined is not there. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [given(a), given(b)];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && saysTheSame(value, right.get(key)));
}

const given = (value: object): Map<string, unknown> => new Map(Object.entries(value).filter(([, part]) => part !== undefined));
