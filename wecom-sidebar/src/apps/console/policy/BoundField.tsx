import { type Bound, boundWords, type ParamSpec } from '@yinqiao/shared/domain';
import { InputNumber, Select, Switch } from 'antd';
import { halfHours } from './halfHours';

interface Props {
  name: string;
  spec: ParamSpec;
  bound: Bound | null;
  disabled: boolean;
  onChange: (bound: Bound | null) => void;
}

/** What the units below may set a parameter to: nothing, or from and to. Fixed choices are only shown. */
export function BoundField({ name, spec, bound, disabled, onChange }: Props) {
  return (
    <span className="rule-param">
      <Switch
        size="small"
        checked={bound !== null}
        disabled={disabled}
        aria-label={`${name} ${spec.name}，下级可调`}
        onChange={(on) => onChange(on ? widest(spec) : null)}
      />
      {spec.name}
      {bound && <Range {...{ name, spec, bound, disabled, onChange }} />}
    </span>
  );
}

function widest(spec: ParamSpec): Bound | null {
  if (spec.type === 'time') return { earliest: '17:00', latest: '21:00' };
  return spec.type === 'number' || spec.type === 'share' ? { from: spec.min, to: spec.max } : null;
}

function Range({ name, spec, bound, disabled, onChange }: Props & { bound: Bound }) {
  if ('oneOf' in bound) {
    const options = [...new Set([...bound.oneOf, 5, 10, 20, 50, 100])]
      .sort((a, b) => a - b)
      .map((one) => ({ value: one, label: `${one}` }));
    return (
      <Select
        mode="multiple"
        aria-label={`${name} ${spec.name} 可选`}
        value={bound.oneOf}
        options={options}
        disabled={disabled}
        popupMatchSelectWidth={false}
        onChange={(oneOf: number[]) => oneOf.length > 0 && onChange({ oneOf: [...oneOf].sort((a, b) => a - b) })}
      />
    );
  }
  if ('earliest' in bound) {
    const options = halfHours.map((time) => ({ value: time, label: time }));
    return (
      <>
        <Select
          aria-label={`${name} ${spec.name} 最早`}
          value={bound.earliest}
          options={options}
          disabled={disabled}
          onChange={(earliest: string) => onChange({ ...bound, earliest })}
        />
        –
        <Select
          aria-label={`${name} ${spec.name} 最晚`}
          value={bound.latest}
          options={options}
          disabled={disabled}
          onChange={(latest: string) => onChange({ ...bound, latest })}
        />
      </>
    );
  }
  if (spec.type !== 'number' && spec.type !== 'share') return <>{boundWords(bound, spec)}</>;
  const scale = spec.type === 'share' ? 100 : 1;
  const field = (end: 'from' | 'to', label: string) => (
    <InputNumber
      aria-label={`${name} ${spec.name} ${label}`}
      value={bound[end] / scale}
      min={spec.min / scale}
      max={spec.max / scale}
      precision={0}
      controls={false}
      disabled={disabled}
      onChange={(next) => next !== null && onChange({ ...bound, [end]: next * scale })}
    />
  );
  return (
    <>
      {field('from', '最少')}–{field('to', '最多')} {spec.unit}
    </>
  );
}
