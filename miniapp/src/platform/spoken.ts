import { isWeapp } from './target';

interface Spoken {
  role?: string;
  label?: string | undefined;
  level?: number;
  checked?: boolean | undefined;
  selected?: boolean | undefined;
  expanded?: boolean | undefined;
  disabled?: boolean | undefined;
  hidden?: boolean;
  busy?: boolean;
  modal?: boolean;
  /** reachable by the tab key; a phone has none */
  focusable?: boolean;
}

const STATES = ['label', 'checked', 'selected', 'expanded', 'disabled', 'hidden', 'busy', 'modal', 'level'] as const;

/** The attributes that say to a screen reader what a box is: WeChat and a browser name the role differently. */
export function spoken(what: Spoken): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  if (what.role !== undefined) attributes[isWeapp ? 'aria-role' : 'role'] = what.role;
  for (const state of STATES) {
    const value = what[state];
    if (value !== undefined) attributes[`aria-${state}`] = String(value);
  }
  if (!isWeapp && what.focusable !== undefined) attributes['tabindex'] = what.focusable ? 0 : -1;
  return attributes;
}
