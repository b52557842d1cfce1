import type { SimulationResult } from '../../../features/leads-console/simulations';
import { thousands } from '../../../ui/desk/figures';
import { PairBars, PairLegend } from './PairBars';
import { changeWords } from './simulatorWords';

type Person = SimulationResult['people'][number];

interface Props {
  result: SimulationResult;
  names: readonly [string, string];
}

/** How many leads come to each person under both policies: everybody on one ruler, by outlet. */
export function PeopleBars({ result: { people, outlets }, names }: Props) {
  const most = Math.max(1, ...people.flatMap(({ figures }) => figures.map(({ given }) => given)));
  return (
    <section className="card" aria-label="每人分到">
      <div className="card-head">
        <h2>每人分到（条）</h2>
        <span className="push">
          <PairLegend names={names} />
        </span>
      </div>
      <div className="card-body people-bars">
        {groupsOf(people).map(({ unitId, name, members }) => {
          const outlet = outlets.find((one) => one.unitId === unitId);
          return (
            <table key={unitId} className="bar-table">
              <caption>
                <b>{name}</b>
                {outlet && (
                  <small className="hint">
                    首次分到 {thousands(outlet.leads[0])} → {thousands(outlet.leads[1])}
                  </small>
                )}
              </caption>
              <tbody>
                {members.map(({ staffId, name: person, figures: [before, after] }) => (
                  <tr key={staffId}>
                    <th scope="row">{person}</th>
                    <td className="bar-cell">
                      <PairBars values={[before.given, after.given]} most={most} />
                    </td>
                    <td className="num">
                      {thousands(before.given)} → {thousands(after.given)}
                    </td>
                    <td className="num hint">{changeWords(before.given, after.given)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
      </div>
    </section>
  );
}

function groupsOf(people: readonly Person[]): { unitId: string; name: string; members: Person[] }[] {
  const groups = new Map<string, { unitId: string; name: string; members: Person[] }>();
  for (const person of people) {
    const group = groups.get(person.unitId) ?? { unitId: person.unitId, name: person.outletName, members: [] };
    group.members.push(person);
    groups.set(person.unitId, group);
  }
  return [...groups.values()];
}
