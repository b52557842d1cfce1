import { percentOf } from './figures';

interface Props {
  /** In drawing order: brand, grey, light grey. */
  parts: readonly { name: string; value: number }[];
  /** The longest bar of the group, so that bars compare. */
  scale: number;
}

const shades = ['', 'k-grey1', 'k-grey2'];

/** One bar made of parts, labelled directly where the label fits. */
export function Parts({ parts, scale }: Props) {
  return (
    <div className="parts" role="img" aria-label={parts.map((part) => `${part.name} ${part.value}`).join('，')}>
      {parts.map((part, index) => (
        <span key={part.name} className={shades[index]} style={{ width: `${percentOf(part.value, scale)}%` }}>
          {index === 0 && percentOf(part.value, scale) >= 12 && <b>{part.value}</b>}
        </span>
      ))}
    </div>
  );
}
