import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'brand' | 'gold' | 'good' | 'warn' | 'bad';

export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'neutral' ? 'tag' : `tag tag-${tone}`}>{children}</span>;
}
