import './delegations.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type DelegationSummary, useDelegations } from '../../../features/delegations/reads';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Icon } from '../../../ui/desk/Icon';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SearchField } from '../../../ui/desk/SearchField';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { DelegationTable, delegationColumns } from './DelegationTable';

/** Delegations the own unit takes part in; head office starts new ones here. */
export default function DelegationsPage() {
  const { me } = useSession();
  const link = useConsoleLink();
  const [word, setWord] = useState('');
  const delegations = useDelegations();
  const mayCreate = me.can.includes('delegate');
  return (
    <>
      <PageHead
        title="任务"
        hint={<span className="hint">{me.unitName}参与的任务</span>}
        actions={
          <>
            <SearchField label="搜任务名" value={word} onChange={setWord} />
            {mayCreate && (
              <Link to={link('/delegations/new')}>
                <Button type="primary" tabIndex={-1} icon={<Icon name="plus" />}>
                  新建任务
                </Button>
              </Link>
            )}
          </>
        }
      />
      <section className="card" aria-label="任务列表">
        <Loaded query={delegations} skeleton={<SkeletonTable head={delegationColumns} rows={4} />} fault="任务列表没有取到">
          {(data) => <Found delegations={data.delegations} word={word} mayCreate={mayCreate} />}
        </Loaded>
      </section>
    </>
  );
}

function Found({ delegations, word, mayCreate }: { delegations: DelegationSummary[]; word: string; mayCreate: boolean }) {
  const sought = word.trim();
  const found = delegations.filter((delegation) => delegation.title.includes(sought));
  if (found.length > 0) return <DelegationTable delegations={found} />;
  if (sought !== '') return <EmptyState icon="search" title={`没有名为「${sought}」的任务`} text="换一个词，或清空搜索。" />;
  return (
    <EmptyState
      icon="task"
      title="还没有任务"
      text={mayCreate ? '建一个任务，分给各分行，逐级拆到客户经理。' : '上级下发任务后，会出现在这里。'}
    />
  );
}
