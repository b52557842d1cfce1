import { NavLink } from 'react-router';
import { useVerdicts } from '../../../features/verdicts/verdicts';
import { useSession } from './SessionContext';
import { useConsoleLink } from './useActingUnit';

const items = [
  { path: '/leads/board', word: '调度看板' },
  { path: '/leads/pool', word: '公海' },
  { path: '/leads/verdicts', word: '归属裁决' },
  { path: '/leads/fairness', word: '公平报告' },
  { path: '/leads/policy', word: '分配规则' },
  { path: '/leads/simulator', word: '模拟' },
  { path: '/leads/codes', word: '渠道码' },
  { path: '/leads/imports', word: '名单导入' },
  { path: '/leads/merges', word: '合并客户' },
  { path: '/leads/partners', word: '开放接口', needs: 'read_partners' },
  { path: '/leads/journeys', word: '事件线索', needs: 'read_journeys' },
] as const;

/** What belongs to leads, beneath them while one is there; with how many disputes wait for the viewer. */
export function LeadsNavigation({ onChoose }: { onChoose: () => void }) {
  const link = useConsoleLink();
  const { me } = useSession();
  const waiting = useVerdicts('todo').data?.pages[0]?.data.counts.todo ?? 0;
  return (
    <div className="nav-below" role="group" aria-label="线索">
      {items
        .filter((item) => !('needs' in item) || me.can.includes(item.needs))
        .map(({ path, word }) => (
          <NavLink key={path} className="nav-item" to={link(path)} onClick={onChoose}>
            {word}
            {path === '/leads/verdicts' && waiting > 0 && <span className="nav-count">{waiting}</span>}
          </NavLink>
        ))}
    </div>
  );
}
