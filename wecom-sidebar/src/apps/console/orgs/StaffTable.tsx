import { useState } from 'react';
import type { StaffMember, Unit } from '../../../features/orgs-console/units';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Leaves } from './Leaves';
import { type EndedLeave, LeaveEnded } from './LeaveEnded';
import { StaffLine } from './StaffLine';

interface Props {
  unit: Unit;
  /** The unit and everything below it. */
  within: Unit[];
  staff: StaffMember[];
}

/** The people of a unit and of everything below it; whoever keeps their roster gives and ends leave here. */
export function StaffTable({ unit, within, staff }: Props) {
  const names = new Map(within.map((inside) => [inside.unitId, inside.name]));
  const people = staff.filter((member) => names.has(member.unitId));
  // Those without a roster of their own are neither on duty nor off.
  const rostered = people.filter((member) => member.dutyText !== '');
  const [ended, setEnded] = useState<EndedLeave | null>(null);
  const leavesOf = (member: StaffMember) =>
    member.canSchedule ? <Leaves member={member} onEnded={(latest, leave) => setEnded({ member: latest, leave })} /> : null;
  return (
    <section className="card staff-card" aria-label={`${unit.name}的同事`}>
      <div className="card-head">
        <h2>{unit.name}</h2>
        <small className="hint">
          {people.length} 位同事
          {rostered.length > 0 && `，今天在岗 ${rostered.filter((member) => member.onDuty).length} / ${rostered.length}`}
        </small>
      </div>
      {ended && <LeaveEnded key={ended.member.version} ended={ended} onUndone={() => setEnded(null)} />}
      {people.length === 0 ? (
        <EmptyState icon="user" title="这里没有登记同事" text="同事登记后会显示在这里，在岗与资质随登记变化。" />
      ) : (
        <TableScroll label="同事">
          <table className="table">
            <thead>
              <tr>
                <th>姓名</th>
                <th>今天</th>
                <th>资质</th>
              </tr>
            </thead>
            <tbody>
              {people.map((member) => (
                <StaffLine
                  key={member.staffId}
                  member={member}
                  unitName={within.length > 1 ? names.get(member.unitId) : null}
                  leaves={leavesOf(member)}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
