import './orgs.css';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type StaffMember, type Unit, useUnits } from '../../../features/orgs-console/units';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SearchField } from '../../../ui/desk/SearchField';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { StaffTable } from './StaffTable';
import { UnitTree, unitColumns } from './UnitTree';
import { matching, subtreeOf } from './unitSearch';

/** The units of the own subtree with who works today, and the people of the chosen unit. */
export default function OrgsPage() {
  const units = useUnits();
  return (
    <Loaded
      page
      query={units}
      skeleton={
        <>
          <PageHead title="机构" />
          <section className="card">
            <SkeletonTable head={unitColumns} rows={12} />
          </section>
        </>
      }
      fault="机构没有取到"
    >
      {(data) => <Orgs units={data.units} staff={data.staff} />}
    </Loaded>
  );
}

function Orgs({ units, staff }: { units: Unit[]; staff: StaffMember[] }) {
  const { unitId: acting } = useActingUnit();
  const [params, setParams] = useSearchParams();
  const link = useConsoleLink();
  const [word, setWord] = useState('');
  const scope = useMemo(() => subtreeOf(units, acting), [units, acting]);
  const found = useMemo(() => matching(scope, staff, word), [scope, staff, word]);
  const chosen = units.find((unit) => unit.unitId === params.get('at')) ?? scope[0];
  const choose = (unitId: string) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), at: unitId }));
  const onDuty = scope[0]?.onDutyToday ?? 0;
  const managers = scope[0]?.relationshipManagers ?? 0;
  return (
    <>
      <PageHead
        title="机构"
        hint={
          <span className="hint">
            {scope[0]?.name} · 客户经理 {managers} 人，今天在岗 {onDuty} / {managers}
          </span>
        }
        actions={
          <>
            <SearchField label="搜机构或同事" value={word} onChange={setWord} />
            <Link className="btn" to={link('/orgs/calendar')}>
              工作日历
            </Link>
          </>
        }
      />
      <div className="orgs-grid">
        <section className="card" aria-label="机构树">
          {found.units.length === 0 ? (
            <EmptyState icon="search" title={`没有找到「${word}」`} text="换一个机构名或姓名试试。" />
          ) : (
            <UnitTree units={found.units} chosenId={chosen?.unitId} onChoose={choose} />
          )}
        </section>
        {chosen && <StaffTable unit={chosen} within={subtreeOf(units, chosen.unitId)} staff={staff} />}
      </div>
    </>
  );
}
