import type { KeyboardEvent } from 'react';

interface Props {
  name: string;
  /** `null` while the field is emptied. */
  value: number | null;
  changed: boolean;
  onType: (value: number | null) => void;
}

const LARGEST = 1_000_000;

function parsed(text: string): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Math.min(Number(digits), LARGEST);
}

/** Enter goes on to the next line, as in a spreadsheet. */
function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('.split-input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1] ?? fields[0];
  next?.focus();
  next?.select();
}

/** A whole number; anything else is not taken. */
export const SplitInput = ({ name, value, changed, onType }: Props) => (
  <input
    className={changed ? 'split-input is-changed' : 'split-input'}
    inputMode="numeric"
    autoComplete="off"
    aria-label={`${name} 我填`}
    value={value ?? ''}
    onFocus={(event) => event.currentTarget.select()}
    onChange={(event) => onType(parsed(event.target.value))}
    onKeyDown={onKeyDown}
  />
);
