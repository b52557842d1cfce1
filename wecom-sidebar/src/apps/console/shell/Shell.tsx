import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { useHotkeys } from '../../../ui/desk/useHotkeys';
import { Navigation } from './Navigation';
import { TopBar } from './TopBar';

/** The frame around every screen of the console. */
export function Shell() {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  // Going somewhere closes the folded navigation by itself.
  const menuOpen = openAt === pathname;
  const close = () => setOpenAt(null);
  useHotkeys(menuOpen ? { Escape: close } : {});
  return (
    <div className={menuOpen ? 'shell is-open' : 'shell'}>
      <a className="skip-link" href="#main" onClick={(event) => skip(event)}>
        跳到内容
      </a>
      <Navigation onChoose={close} />
      {menuOpen && <button type="button" className="nav-scrim" aria-label="收起主导航" onClick={close} />}
      <div>
        <TopBar menuOpen={menuOpen} onMenu={() => setOpenAt(menuOpen ? null : pathname)} />
        <main className="page" id="main" tabIndex={-1}>
          <Suspense fallback={<SkeletonLines lines={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

/** The hash belongs to the router, so the jump is made by hand. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
