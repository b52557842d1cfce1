/** One tag kind, `{{name}}`; no engine. Values are data: stripped, clipped, never read as template again. */
export interface Segment {
  text: string;
  /** True when the system filled it in; the page tints it. */
  filled: boolean;
}

const TAG = /\{\{(\w+)\}\}/g;
const MAX_VALUE = 60;

/** The variables a script may use. */
type ScriptVariable = 'salutation' | 'staffName' | 'staffNo' | 'outletName' | 'date' | 'formerStaff' | 'todo';
export type ScriptValues = Partial<Record<ScriptVariable, string>>;

export const variablesOf = (text: string): string[] => [...text.matchAll(TAG)].map((match) => match[1] ?? '');

/** @returns the segments in order, and the names that have no value */
export function renderTemplate(text: string, values: ScriptValues): { segments: Segment[]; missing: string[] } {
  const segments: Segment[] = [];
  const missing: string[] = [];
  let from = 0;
  for (const match of text.matchAll(TAG)) {
    if (match.index > from) segments.push({ text: text.slice(from, match.index), filled: false });
    const name = match[1] as ScriptVariable;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') missing.push(name);
    else segments.push({ text: clean(value), filled: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ text: text.slice(from), filled: false });
  return { segments, missing };
}

// Control characters and line breaks have no place in a filled-in value.
const clean = (value: string) => [...value.replace(/\p{Cc}/gu, '')].slice(0, MAX_VALUE).join('');

export const textOf = (segments: readonly Segment[]): string => segments.map((segment) => segment.text).join('');
