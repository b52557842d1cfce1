import type { SimulationResult } from '../../../features/leads-console/simulations';
import { Metric } from '../../../ui/desk/Metric';
import { ratioWords, thousands } from '../../../ui/desk/figures';

/** How many leads another policy decides otherwise, each with what it is a share of. */
export function MovedTiles({ result: { moved, leads } }: { result: SimulationResult }) {
  const notes = (part: number) => [ratioWords(part, leads), `${thousands(part)} / ${thousands(leads)}`];
  return (
    <>
      <dl className="metrics moved-tiles">
        <Metric label="换了依据" value={moved.basis} unitWord="条" notes={notes(moved.basis)} />
        <Metric label="换了人" value={moved.person} unitWord="条" notes={notes(moved.person)} />
        <Metric label="换了网点" value={moved.outlet} unitWord="条" notes={notes(moved.outlet)} />
      </dl>
      {moved.person > moved.personByBasis && (
        <small className="hint moved-note">
          换人的 {thousands(moved.person)} 条里，{thousands(moved.personByBasis)} 条是依据变了，其余是公平份额的轮次随之顺移。
        </small>
      )}
    </>
  );
}
