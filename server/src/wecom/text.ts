/** A field of a reply as text; a missing or odd one is empty. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
