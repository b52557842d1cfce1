import './policy.css';
import { useState } from 'react';
import { type Policy, usePolicy } from '../../../features/policies-console/policies';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { Tag } from '../../../ui/desk/Tag';
import { useActingUnit } from '../shell/useActingUnit';
import { PolicyCrumb } from './PolicyCrumb';
import { PolicyDesk } from './PolicyDesk';
import { inForceWords, stateTone } from './policyPageWords';
import { PolicySkeleton } from './PolicySkeleton';
import { VersionsButton } from './VersionsCard';

/** 分配规则 of the unit one acts for: what is in force, and the draft that is to follow it. */
export default function PolicyPage() {
  const { unitId } = useActingUnit();
  const query = usePolicy(unitId);
  const policy = query.data;
  // The desk's own buttons stand in the head of the page.
  const [actions, setActions] = useState<HTMLElement | null>(null);
  return (
    <>
      <PageHead
        title="分配规则"
        crumb={<PolicyCrumb />}
        hint={policy && <HeadHint policy={policy} />}
        actions={
          policy && (
            <>
              {policy.versions.length > 0 && <VersionsButton />}
              <span className="row" ref={setActions} />
            </>
          )
        }
      />
      <Loaded query={query} skeleton={<PolicySkeleton />} fault="分配规则没有取到">
        {/* A unit's desk keeps its own typing: another unit starts afresh. */}
        {(data) => <PolicyDesk key={data.unitId} policy={data} actions={actions} />}
      </Loaded>
    </>
  );
}

const HeadHint = ({ policy }: { policy: Policy }) => (
  <>
    {policy.draft && (
      <Tag tone={stateTone[policy.draft.state]}>
        {policy.draft.name} {policy.draft.stateWord}
      </Tag>
    )}
    <span className="hint">
      {policy.unitName} · {inForceWords(policy)}
    </span>
  </>
);
