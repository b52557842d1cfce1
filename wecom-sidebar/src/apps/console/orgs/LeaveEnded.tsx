import { businessDayOf } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { type Leave, restOf, useRecordLeave } from '../../../features/orgs-console/leaves';
import type { StaffMember } from '../../../features/orgs-console/units';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Notice } from '../../../ui/desk/Notice';
import { useSession } from '../shell/SessionContext';
import { leaveWords } from './leaveWords';

export interface EndedLeave {
  /** As the answer to the end told it. */
  member: StaffMember;
  leave: Leave;
}

/** What was ended just now, with the way back. */
export function LeaveEnded({ ended: { member, leave }, onUndone }: { ended: EndedLeave; onUndone: () => void }) {
  const { now } = useSession();
  const record = useRecordLeave();
  const today = businessDayOf(now);
  const undo = () => record.mutate({ member, leave: restOf(leave, today) }, { onSuccess: onUndone });
  return (
    <div className="leave-notes">
      <Notice
        tone="good"
        live
        action={
          <Button size="small" loading={record.isPending} onClick={undo}>
            撤销
          </Button>
        }
      >
        {member.name}已销假：{leaveWords(leave, today)}
      </Notice>
      <CommandFault error={record.error} />
    </div>
  );
}
