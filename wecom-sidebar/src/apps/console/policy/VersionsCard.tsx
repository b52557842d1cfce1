import { dayWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { PolicySummary } from '../../../features/policies-console/policies';
import { Icon } from '../../../ui/desk/Icon';
import { Tag } from '../../../ui/desk/Tag';
import { useConsoleLink } from '../shell/useActingUnit';
import { stateTone } from './policyPageWords';

const PARAM = 'versions';

/** Whether the versions are looked at; the address remembers it. */
function useVersionsShown(): [boolean, () => void] {
  const [params, setParams] = useSearchParams();
  const shown = params.get(PARAM) === 'shown';
  const toggle = () =>
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        if (shown) changed.delete(PARAM);
        else changed.set(PARAM, 'shown');
        return changed;
      },
      { replace: true },
    );
  return [shown, toggle];
}

export function VersionsButton() {
  const [shown, toggle] = useVersionsShown();
  return (
    <Button aria-expanded={shown} onClick={toggle}>
      版本 <Icon name="down" />
    </Button>
  );
}

/** Every version with its time and who signed; one opens beside what it followed, and from there comes back. */
export function VersionsCard({ versions, now }: { versions: PolicySummary[]; now: string }) {
  const [shown] = useVersionsShown();
  const link = useConsoleLink();
  if (!shown) return null;
  return (
    <section className="card is-first" aria-label="版本">
      <div className="card-head">
        <h2>版本</h2>
        <small className="hint push">打开旧版本可以回滚</small>
      </div>
      <ul className="card-body versions">
        {versions.map((version) => (
          <li key={version.versionId}>
            <div className="row">
              <Link to={link(`/leads/policy/${version.versionId}`)}>{version.name}</Link>
              <Tag tone={stateTone[version.state]}>{version.stateWord}</Tag>
              {version.restores && <small className="hint">同 {version.restores}</small>}
            </div>
            <small className="hint">{timeWords(version, now)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function timeWords({ inForceFrom, inForceTo, signedBy, savedBy, savedAt }: PolicySummary, now: string): string {
  if (!inForceFrom) return `${savedBy} 存于 ${dayWords(savedAt, now)}`;
  const until = inForceTo ? `至 ${dayWords(inForceTo, now)}` : '起';
  return `${dayWords(inForceFrom, now)}${inForceTo ? ' ' : ''}${until} · ${signedBy.join('、')}`;
}
