import type { VerdictDocument } from '../verdicts';

const percentWords = (part: number): string => `${part / 100}%`;
/** A part narrower than this has no room for a name. */
const NAMED_FROM = 3_000;

/** What was decided, and the shares of the deal as one bar. */
export const Ruling = ({ document: { ruling, shares } }: { document: VerdictDocument }) => (
  <div className="ruling">
    <ol>
      {ruling.map((line, n) => (
        <li key={line}>{n === 0 ? <b>{line}</b> : line}</li>
      ))}
    </ol>
    <div>
      <div className="share" role="img" aria-label={shares.map(({ name, part }) => `${name} ${percentWords(part)}`).join('，')}>
        {shares.map(({ name, part }) => (
          <span key={name} style={{ flexGrow: part }}>
            {part >= NAMED_FROM ? `${name} ${percentWords(part)}` : percentWords(part)}
          </span>
        ))}
      </div>
      <div className="share-names sub">
        {shares.map(({ name, unitName, roleText, part }, n) => (
          <small key={name}>{n === 0 && part >= NAMED_FROM ? unitName : `${name} ${roleText}`}</small>
        ))}
      </div>
    </div>
  </div>
);
