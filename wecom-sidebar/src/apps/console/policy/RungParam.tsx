import { type AnyRung, paramOf, type ParamSpec, type ParamValue, saysTheSame, valueWords } from '@yinqiao/shared/domain';
import { ParamField } from './ParamField';

interface Props {
  rung: AnyRung;
  /** The rung as it is now, before the draft. */
  was: AnyRung | undefined;
  param: string;
  spec: ParamSpec;
  name: string;
  /** Null where it may only be read. */
  onChange: ((value: ParamValue) => void) | null;
  /** A unit below chooses within head office's bounds. */
  below: boolean;
}

/** A parameter in the line of its rung: what stands before it, what it was, its field, what stands behind it. */
export function RungParam({ rung, was, param, spec, name, onChange, below }: Props) {
  const value = paramOf(rung, param);
  const before = was ? paramOf(was, param) : value;
  const changed = !saysTheSame(before, value);
  return (
    <span className="rule-param">
      {spec.label}
      {changed && <del className="was">{valueWords(spec, before)}</del>}
      {onChange ? (
        <ParamField
          label={`${name} ${spec.name}`}
          spec={spec}
          value={value}
          bound={below ? (rung.bounds[param] ?? null) : null}
          changed={changed}
          disabled={false}
          onChange={onChange}
        />
      ) : (
        <b>{valueWords(spec, value)}</b>
      )}
      {spec.tail}
    </span>
  );
}
