/** The members of a list by a key, in the list's order. */
export function groupBy<T, K>(list: Iterable<T>, keyOf: (member: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const member of list) {
    const key = keyOf(member);
    const alike = groups.get(key);
    if (alike) alike.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
