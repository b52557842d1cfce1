import type { CSSProperties } from 'react';

/** Two bars on one ruler, grey as it is and brand as it would be. What they show stands beside them in figures. */
export function PairBars({ values: [before, after], most }: { values: readonly [number, number]; most: number }) {
  const width = (value: number) => ({ '--v': `${most === 0 ? 0 : (value / most) * 100}%` }) as CSSProperties;
  return (
    <span className="pair-bars" aria-hidden="true">
      <i className="is-before" style={width(before)} />
      <i className={before === after ? 'is-same' : undefined} style={width(after)} />
    </span>
  );
}

/** Which bar is which. */
export const PairLegend = ({ names: [before, after] }: { names: readonly [string, string] }) => (
  <span className="legend">
    <span>
      <i className="k-before" />
      {before}
    </span>
    <span>
      <i />
      {after}
    </span>
  </span>
);
