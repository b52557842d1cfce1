import { changeWords, diffPolicies, type RuleSet, type UnitNames } from '@yinqiao/shared/domain';

interface Props {
  /** V12 */
  name: string;
  before: RuleSet;
  after: RuleSet;
  unitNames: UnitNames;
}

/** What changes, line by line, in the words the second person signs. */
export function PolicyDiff({ name, before, after, unitNames }: Props) {
  const lines = diffPolicies(before, after).map((change) => changeWords(change, { before, after, unitNames }));
  return (
    <section className="card" aria-label="差异">
      <div className="card-head">
        <h2>与 {name} 的差异</h2>
        <small className="hint push">{lines.length} 处</small>
      </div>
      <div className="card-body">
        {lines.length === 0 ? (
          <p className="hint">没有差异。</p>
        ) : (
          <ul className="diff-list">
            {lines.map(({ where, what, from, to }, index) => (
              <li key={index}>
                <span>{where}</span>
                <span>
                  {what} {from !== null && <del>{from}</del>} {to !== null && <ins>{to}</ins>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
