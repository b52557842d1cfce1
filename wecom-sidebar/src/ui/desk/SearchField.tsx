import { Input, type InputRef } from 'antd';
import { useRef } from 'react';
import { Icon } from './Icon';
import { useHotkeys } from './useHotkeys';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A filter over what is on the page: `/` goes to it, Esc leaves it. */
export function SearchField({ label, value, onChange }: Props) {
  const field = useRef<InputRef>(null);
  useHotkeys({ '/': () => field.current?.focus() });
  return (
    <Input
      ref={field}
      className="search-field"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      placeholder={label}
      aria-label={label}
      allowClear
      prefix={<Icon name="search" />}
      suffix={value === '' ? <kbd className="kbd">/</kbd> : <span />}
    />
  );
}
