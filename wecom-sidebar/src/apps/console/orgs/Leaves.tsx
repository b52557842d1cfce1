import { businessDayOf } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useState } from 'react';
import type { Leave } from '../../../features/orgs-console/leaves';
import type { StaffMember } from '../../../features/orgs-console/units';
import { useSession } from '../shell/SessionContext';
import { EndLeaveDialog } from './EndLeaveDialog';
import { LeaveDialog } from './LeaveDialog';
import { leaveWords } from './leaveWords';

interface Props {
  member: StaffMember;
  onEnded: (member: StaffMember, leave: Leave) => void;
}

/** The leaves of a member from today on, and the two things to do about them. */
export function Leaves({ member, onEnded }: Props) {
  const [asking, setAsking] = useState(false);
  // A dialog that is opened again starts anew.
  const [times, setTimes] = useState(0);
  const ask = () => {
    setTimes(times + 1);
    setAsking(true);
  };
  return (
    <>
      {member.leaves.map((leave) => (
        <LeaveLine key={leave.from} member={member} leave={leave} onEnded={onEnded} />
      ))}
      <Button size="small" aria-label={`给${member.name}请假`} onClick={ask}>
        请假
      </Button>
      <LeaveDialog key={times} member={member} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function LeaveLine({ member, leave, onEnded }: Props & { leave: Leave }) {
  const { now } = useSession();
  const [asking, setAsking] = useState(false);
  const words = leaveWords(leave, businessDayOf(now));
  return (
    <span className="duty-cell">
      {words}
      <Button size="small" aria-label={`给${member.name}销假：${words}`} onClick={() => setAsking(true)}>
        销假
      </Button>
      <EndLeaveDialog member={member} leave={leave} open={asking} onClose={() => setAsking(false)} onEnded={onEnded} />
    </span>
  );
}
