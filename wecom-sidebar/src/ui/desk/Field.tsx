import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  /** Renders the control with the id the label points at. */
  children: (id: string) => ReactNode;
}

/** A label, its control, and what is wrong with what stands in it. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <small className="hint">{hint}</small>}
      {fault && <span className="field-fault">{fault}</span>}
    </div>
  );
}
