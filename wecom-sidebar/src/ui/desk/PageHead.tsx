import type { ReactNode } from 'react';

interface Props {
  title: string;
  crumb?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
}

/** Where one is, what it is, and the one primary action. */
export const PageHead = ({ title, crumb, hint, actions }: Props) => (
  <div className="page-head">
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
