import type { CSSProperties } from 'react';
import { thousands } from '../../../ui/desk/figures';
import { Tag } from '../../../ui/desk/Tag';

export interface AllocatedPart {
  id: string;
  name: string;
  value: number;
}

/** A part is named inside the bar only when it is wide enough to be read. */
const NAMED_SHARE = 0.1;

const flex = (n: number) => ({ '--n': n }) as CSSProperties;

/** 已分 112/112 with the parts in proportion and what is left; zero is the only figure that lets a split go. */
export function AllocatedBar({ allocated, target, parts }: { allocated: number; target: number; parts: AllocatedPart[] }) {
  const left = target - allocated;
  const given = parts.filter((part) => part.value > 0);
  return (
    <>
      <span className="total" aria-live="polite">
        已分 {thousands(allocated)}/{thousands(target)}
      </span>
      <div className="stacked" role="img" aria-label={given.map((part) => `${part.name} ${part.value}`).join('，') || '还没有分'}>
        {given.map((part) => (
          <span key={part.id} style={flex(part.value)}>
            {part.value >= target * NAMED_SHARE && `${part.name} ${part.value}`}
          </span>
        ))}
        {left > 0 && <span className="is-rest" style={flex(left)} />}
      </div>
      {target === 0 && <Tag>先填目标</Tag>}
      {target > 0 && left === 0 && (
        <Tag tone="good" icon="check">
          余 0
        </Tag>
      )}
      {left !== 0 && (
        <Tag tone={left > 0 ? 'warn' : 'bad'} icon="alert">
          {left > 0 ? `还差 ${thousands(left)}` : `超出 ${thousands(-left)}`}
        </Tag>
      )}
    </>
  );
}
