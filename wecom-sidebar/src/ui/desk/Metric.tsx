import type { ReactNode } from 'react';
import { thousands } from './figures';

interface Props {
  label: string;
  value: number;
  unitWord: string;
  /** The denominator and the ratio: a figure never stands without them. */
  notes: readonly ReactNode[];
}

/** One large figure of a strip. */
export const Metric = ({ label, value, unitWord, notes }: Props) => (
  <div className="metric">
    <dt>{label}</dt>
    <dd className="metric-value">
      {thousands(value)}
      <small> {unitWord}</small>
    </dd>
    {notes.map((note, index) => (
      <dd key={index} className="metric-note">
        {note}
      </dd>
    ))}
  </div>
);
