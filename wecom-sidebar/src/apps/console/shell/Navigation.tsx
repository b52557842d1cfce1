import { Fragment } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useToDecide } from '../../../features/approvals-console/approvals';
import { Icon, type IconName } from '../../../ui/desk/Icon';
import { LeadsNavigation } from './LeadsNavigation';
import { Mark } from './Mark';
import { useConsoleLink } from './useActingUnit';

const items: { path: string; word: string; icon: IconName }[] = [
  { path: '/overview', word: '总览', icon: 'overview' },
  { path: '/leads', word: '线索', icon: 'lead' },
  { path: '/delegations', word: '任务', icon: 'task' },
  { path: '/orgs', word: '机构', icon: 'org' },
  { path: '/approvals', word: '待复核', icon: 'check' },
];

/** The parts of the house that exist, by the words of the trade. */
export function Navigation({ onChoose }: { onChoose: () => void }) {
  const link = useConsoleLink();
  const toDecide = useToDecide();
  const isAboutLeads = useLocation().pathname.startsWith('/leads');
  return (
    <nav className="nav" id="navigation" aria-label="主导航">
      <div className="nav-inner">
        <div className="nav-brand">
          <Mark />
          <div>
            银桥<small>私域运营</small>
          </div>
        </div>
        {items.map((item) => (
          <Fragment key={item.path}>
            <NavLink className="nav-item" to={link(item.path)} onClick={onChoose}>
              <Icon name={item.icon} />
              {item.word}
              {item.path === '/approvals' && toDecide > 0 && <span className="nav-count">{toDecide}</span>}
            </NavLink>
            {item.path === '/leads' && isAboutLeads && <LeadsNavigation onChoose={onChoose} />}
          </Fragment>
        ))}
      </div>
    </nav>
  );
}
