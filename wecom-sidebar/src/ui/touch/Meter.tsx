interface Props {
  label: string;
  percent: number;
  tone?: 'brand' | 'warn' | 'bad';
  /** Where the time stands, as a gold mark on the bar. */
  markPercent?: number;
}

const clamped = (percent: number) => Math.min(100, Math.max(0, percent));

export function Meter({ label, percent, tone = 'brand', markPercent }: Props) {
  const value = clamped(percent);
  return (
    <div
      className={tone === 'brand' ? 'meter' : `meter meter-${tone}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value)}
    >
      <i style={{ width: `${value}%` }} />
      {markPercent !== undefined && <i className="meter-mark" style={{ left: `${clamped(markPercent)}%` }} />}
    </div>
  );
}
