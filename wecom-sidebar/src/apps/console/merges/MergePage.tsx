import './merges.css';
import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type MergeDecision, type MergeDetail, useMerge } from '../../../features/leads-console/merges';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { DecideMergeDialog } from './DecideMergeDialog';
import { SideCard } from './SideCard';

/** One pair: both sides beside each other, why they seem to be one, what merging them does. */
export default function MergePage() {
  const { mergeId = '' } = useParams();
  const { me } = useSession();
  const link = useConsoleLink();
  const query = useMerge(mergeId);
  const one = query.data;
  return (
    <>
      <PageHead
        title={one ? one.people.map(({ maskedName }) => maskedName).join(' 与 ') : '合并客户'}
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / <Link to={link('/leads/merges')}>合并客户</Link>
          </>
        }
        hint={one && <Tag tone={one.tone}>{one.stateWord}</Tag>}
      />
      <Loaded query={query} page skeleton={<SkeletonLines lines={8} />} fault="这一对客户没有取到">
        {(detail) => <Content one={detail} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

function Content({ one }: { one: MergeDetail }) {
  const [deciding, setDeciding] = useState<MergeDecision | null>(null);
  return (
    <div className="stack">
      <section className="card" aria-label="怎么办">
        <div className="card-body merge-effects">
          <div>
            <h2>{one.state === 'merged' ? '合并做了什么' : '合并会做什么'}</h2>
            <ul className="merge-list">
              {one.effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </div>
          <Buttons one={one} onDecide={setDeciding} />
        </div>
      </section>
      <div className="cols-2">
        {one.sides.map((side, n) => (
          <SideCard key={n} side={side} merged={one.state === 'merged'} />
        ))}
      </div>
      <Trail one={one} />
      {deciding && <DecideMergeDialog one={one} decision={deciding} onClose={() => setDeciding(null)} />}
    </div>
  );
}

function Buttons({ one, onDecide }: { one: MergeDetail; onDecide: (decision: MergeDecision) => void }) {
  const { merge, undo, dismiss } = one.can;
  if (!merge && !undo && !dismiss) return <small className="hint">由分行私域岗或总行决定。</small>;
  return (
    <div className="row">
      {merge && (
        <Button type="primary" onClick={() => onDecide('merge')}>
          合并为一人…
        </Button>
      )}
      {dismiss && <Button onClick={() => onDecide('dismiss')}>不是同一人…</Button>}
      {undo && <Button onClick={() => onDecide('undo')}>撤销合并…</Button>}
    </div>
  );
}

/** Why it is here, and what was decided, the oldest first. */
function Trail({ one: { grounds, steps } }: { one: MergeDetail }) {
  const { now } = useSession();
  const lines = [
    ...grounds.map(({ text, at, note }) => ({ text: `依据：${text}`, at, note })),
    ...steps.map(({ text, at, reason }) => ({ text, at, note: reason })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <section className="card" aria-label="经过">
      <div className="card-head">
        <h2>经过</h2>
      </div>
      <ul className="log-list card-body">
        {lines.map(({ text, at, note }, n) => (
          <li key={n}>
            <time dateTime={at}>{momentWords(at, now)}</time>
            <span>
              {text}
              {note && <small className="hint merge-note">{note}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
