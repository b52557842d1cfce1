import { type Bound, isWithinBound, type ParamSpec, type ParamValue } from '@yinqiao/shared/domain';
import { InputNumber, Select, Switch } from 'antd';
import { halfHours } from './halfHours';

interface Props {
  /** For whoever cannot see what stands around it. */
  label: string;
  spec: ParamSpec;
  value: unknown;
  /** What units below may choose from; null where everything possible may be chosen. */
  bound: Bound | null;
  changed: boolean;
  disabled: boolean;
  onChange: (value: ParamValue) => void;
}

/** One parameter of a rung as the smallest control that can hold it. */
export function ParamField({ label, spec, value, bound, changed, disabled, onChange }: Props) {
  const className = changed ? 'is-changed' : '';
  const common = { 'aria-label': label, disabled, className };
  if (spec.type === 'flag') return <Switch size="small" {...common} checked={value === true} onChange={(on) => onChange(on)} />;
  if (spec.type === 'choice') {
    const options = Object.entries(spec.options).map(([key, words]) => ({ value: key, label: words }));
    return <Select {...common} value={String(value)} options={options} popupMatchSelectWidth={false} onChange={(next) => onChange(next)} />;
  }
  if (spec.type === 'time') {
    const options = halfHours.filter((time) => !bound || isWithinBound(bound, time)).map((time) => ({ value: time, label: time }));
    return <Select {...common} value={String(value)} options={options} popupMatchSelectWidth={false} onChange={(next) => onChange(next)} />;
  }
  if (spec.type !== 'number' && spec.type !== 'share') return null;
  if (bound && 'oneOf' in bound) {
    const options = bound.oneOf.map((one) => ({ value: one, label: `${one} ${spec.unit}` }));
    return (
      <Select
        {...common}
        value={Number(value)}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(next: number) => onChange(next)}
      />
    );
  }
  const scale = spec.type === 'share' ? 100 : 1;
  const [min, max] = bound && 'from' in bound ? [bound.from, bound.to] : [spec.min, spec.max];
  return (
    <InputNumber
      {...common}
      className={spec.unit.length > 1 ? `is-wide ${className}` : className}
      value={Number(value) / scale}
      min={min / scale}
      max={max / scale}
      precision={0}
      controls={false}
      suffix={<span className="hint">{spec.unit}</span>}
      onChange={(next) => next !== null && onChange(next * scale)}
    />
  );
}
