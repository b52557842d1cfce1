import { type ReactNode, useEffect } from 'react';
import { keepFocus } from '../../platform/keepFocus';

interface Props {
  title: string;
  crumb?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Stays under the top bar: the choices of a queue remain usable beside an open drawer. */
  sticky?: boolean;
}

/** Where one is, what it is, and the one primary action. Who comes here from a page or a step that is gone goes on from its title. */
export function PageHead({ title, crumb, hint, actions, sticky = false }: Props) {
  useEffect(keepFocus, []);
  return (
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
}
