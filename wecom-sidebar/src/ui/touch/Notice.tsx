import type { ReactNode } from 'react';
import { Icon } from './Icon';

const icons = { info: 'chat', good: 'check', warn: 'alert', bad: 'stop' } as const;

/** One sentence that matters, with an optional quieter line; announced when it appears late (`live`). */
export function Notice({ kind, children, live = false }: { kind: keyof typeof icons; children: ReactNode; live?: boolean }) {
  return (
    <div className={kind === 'info' ? 'notice' : `notice notice-${kind}`} role={live ? 'status' : undefined}>
      <Icon name={icons[kind]} />
      <div className="notice-body">{children}</div>
    </div>
  );
}
