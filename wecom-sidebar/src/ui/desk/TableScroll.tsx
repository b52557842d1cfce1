import type { ReactNode } from 'react';

/** A wide table scrolls in its own box, never the page; the box can be reached and scrolled by keyboard. */
export const TableScroll = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
