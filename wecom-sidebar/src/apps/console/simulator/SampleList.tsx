import { productLines, stampWords } from '@yinqiao/shared/domain';
import { Link } from 'react-router';
import type { SimulationResult } from '../../../features/leads-console/simulations';
import { thousands } from '../../../ui/desk/figures';
import { useConsoleLink } from '../shell/useActingUnit';
import { placementWords } from './simulatorWords';

interface Props {
  result: SimulationResult;
  most?: number;
}

/** 会换人的样本: whom the rules would move, masked; of a past lead the lead itself is one step away. */
export function SampleList({ result: { samples, moved }, most = 12 }: Props) {
  const link = useConsoleLink();
  const shown = samples.slice(0, most);
  return (
    <section className="card" aria-label="会换人的样本">
      <div className="card-head">
        <h2>会换人的样本</h2>
        <small className="hint push">
          {thousands(moved.person)} 条中的 {shown.length} 条，已脱敏
        </small>
      </div>
      {shown.length === 0 ? (
        <p className="card-body hint">没有一条会换人。</p>
      ) : (
        <ul className="sample-list">
          {shown.map(({ leadId, customer, productLine, arrivesAt, placements: [before, after] }, index) => (
            <li key={leadId ?? index}>
              <span>
                {leadId ? <Link to={link(`/leads/${leadId}`)}>{customer ?? '客户'}</Link> : (customer ?? '合成')}{' '}
                <small className="hint">
                  {productLines[productLine]} · {stampWords(arrivesAt)}
                </small>
              </span>
              <span>
                {placementWords(before)} → <b>{placementWords(after)}</b>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
