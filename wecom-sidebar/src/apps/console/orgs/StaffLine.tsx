import type { ReactNode } from 'react';
import type { StaffMember } from '../../../features/orgs-console/units';
import { Tag } from '../../../ui/desk/Tag';

interface Props {
  member: StaffMember;
  /** Named where the people of several units stand together. */
  unitName: string | null | undefined;
  /** What the viewer can do about leave; null for a member whose roster is not theirs. */
  leaves: ReactNode;
}

/** One member: who works today and what each may sell. */
export const StaffLine = ({ member, unitName, leaves }: Props) => (
  <tr>
    <td className="nowrap">
      {member.name}
      <br />
      <small className="hint">{[member.roleName, unitName].filter(Boolean).join(' · ')}</small>
    </td>
    <td>
      <div className="duty-cell">
        {member.dutyText === '' ? <span className="hint">—</span> : <Tag tone={member.onDuty ? 'good' : 'neutral'}>{member.dutyText}</Tag>}
        {leaves}
      </div>
    </td>
    <td className="sub licence-cell">{member.licences.join('、') || '—'}</td>
  </tr>
);
