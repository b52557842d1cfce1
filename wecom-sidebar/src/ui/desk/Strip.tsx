import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { Tag } from './Tag';

interface Props {
  /** `process` is live and blue, `result` comes from the daily file and is gold. One strip holds one kind only. */
  kind: 'process' | 'result';
  /** 实时 14:32, or T+1 · 数据截至 11月21日 周六. */
  asOf: string;
  note?: ReactNode;
  children: ReactNode;
}

const names = { process: '过程', result: '结果' } as const;

/** A strip of figures of one kind with the time they speak of. */
export const Strip = ({ kind, asOf, note, children }: Props) => (
  <section className={`card strip-${kind}`} aria-label={names[kind]}>
    <div className="strip-head">
      <h2>{names[kind]}</h2>
      <Tag tone={kind === 'process' ? 'brand' : 'gold'}>
        {kind === 'process' && <Icon name="clock" />}
        {asOf}
      </Tag>
      {note && <small className="sub">{note}</small>}
    </div>
    {children}
  </section>
);
