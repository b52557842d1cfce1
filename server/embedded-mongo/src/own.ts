/** What a table holds under a name that a client sent: names that every object inherits (`constructor`) are not in it. */
export const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
