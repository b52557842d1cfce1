import type { ReactNode } from 'react';

interface Props {
  title: string;
  crumb?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Stays under the top bar: the choices of a queue remain usable beside an open drawer. */
  sticky?: boolean;
}

/** Where one is, what it is, and the one primary action. */
export const PageHead = ({ title, crumb, hint, actions, sticky = false }: Props) => (
  <div className={sticky ? 'page-head is-sticky' : 'page-head'}>
    <div>
      {crumb && <div className="crumb">{crumb}</div>}
      <div className="row">
        <h1>{title}</h1>
        {hint}
      </div>
    </div>
    {actions && <div className="actions">{actions}</div>}
  </div>
);
