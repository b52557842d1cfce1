import type { StaffMember, Unit } from '../../../features/orgs-console/units';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';

/** The people of one unit: who works today and what each may sell. */
export const StaffTable = ({ unit, staff }: { unit: Unit; staff: StaffMember[] }) => (
  <section className="card" aria-label={`${unit.name}的同事`}>
    <div className="card-head">
      <h2>{unit.name}</h2>
      <small className="hint">{staff.length} 位同事</small>
    </div>
    {staff.length === 0 ? (
      <EmptyState icon="user" title="这一级没有登记同事" text="同事登记在各自的网点，请在左侧选下级机构。" />
    ) : (
      <TableScroll label={`${unit.name}的同事`}>
        <table className="table">
          <thead>
            <tr>
              <th>姓名</th>
              <th>岗位</th>
              <th>今天</th>
              <th>资质</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((member) => (
              <tr key={member.staffId}>
                <td className="nowrap">{member.name}</td>
                <td className="sub nowrap">{member.roleName}</td>
                <td>
                  <Tag tone={member.onDuty ? 'good' : 'neutral'}>{member.dutyText}</Tag>
                </td>
                <td>
                  {member.licences.length === 0 ? (
                    <span className="hint">—</span>
                  ) : (
                    <span className="row">
                      {member.licences.map((licence) => (
                        <Tag key={licence} tone="brand">
                          {licence}
                        </Tag>
                      ))}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    )}
  </section>
);
