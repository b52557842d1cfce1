import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from './Field';

interface Props {
  label: string;
  hint: ReactNode;
  /** Letters at most. */
  most: number;
  rows?: number;
  value: string;
  onChange: (value: string) => void;
}

/** A few sentences of one's own, with their count. */
export const WordsField = ({ label, hint, most, rows = 3, value, onChange }: Props) => (
  <Field label={label} hint={hint}>
    {(id) => (
      <Input.TextArea id={id} rows={rows} maxLength={most} showCount value={value} onChange={({ target }) => onChange(target.value)} />
    )}
  </Field>
);
