interface Option<K extends string> {
  key: K;
  label: string;
}

interface Props<K extends string> {
  label: string;
  options: readonly Option<K>[];
  value: K;
  onChange: (key: K) => void;
  disabled?: boolean;
}

/** A choice of one among a few, all of them visible. */
export const Segmented = <K extends string>({ label, options, value, onChange, disabled = false }: Props<K>) => (
  <div className="segmented" role="group" aria-label={label}>
    {options.map((option) => (
      <button key={option.key} type="button" aria-pressed={option.key === value} disabled={disabled} onClick={() => onChange(option.key)}>
        {option.label}
      </button>
    ))}
  </div>
);
