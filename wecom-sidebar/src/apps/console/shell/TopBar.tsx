import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useSignOut } from '../../../features/console-session/session';
import { Icon } from '../../../ui/desk/Icon';
import { useSession } from './SessionContext';
import { UnitSwitch } from './UnitSwitch';

/** The given name is what colleagues call each other by. */
const shortName = (name: string) => [...name].slice(-2).join('');

/** For which unit one acts, and who one is. */
export function TopBar({ menuOpen, onMenu }: { menuOpen: boolean; onMenu: () => void }) {
  const { me } = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  // Signed out, the page stands at the start: whoever is next finds no address of this person's.
  const leave = () =>
    signOut.mutateAsync().then(
      () => navigate('/', { replace: true }),
      () => undefined,
    );
  return (
    <header className="topbar">
      <button
        type="button"
        className="icon-button menu-button"
        aria-label="主导航"
        aria-expanded={menuOpen}
        aria-controls="navigation"
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
      <UnitSwitch />
      <div className="topbar-user">
        <span className="avatar" aria-hidden="true">
          {shortName(me.name)}
        </span>
        <span>
          {me.name} <small className="hint user-role">{me.roleName}</small>
        </span>
        <Button type="text" size="small" loading={signOut.isPending} onClick={leave}>
          退出
        </Button>
      </div>
    </header>
  );
}
