import { businessDayOf } from '@yinqiao/shared/domain';
import { Modal } from 'antd';
import { type Leave, useEndLeave } from '../../../features/orgs-console/leaves';
import type { StaffMember } from '../../../features/orgs-console/units';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { useSession } from '../shell/SessionContext';
import { leaveWords } from './leaveWords';

interface Props {
  member: StaffMember;
  leave: Leave;
  open: boolean;
  onClose: () => void;
  onEnded: (member: StaffMember, leave: Leave) => void;
}

/** 销假: says what follows and that it can be undone. */
export function EndLeaveDialog({ member, leave, open, onClose, onEnded }: Props) {
  const { now } = useSession();
  const end = useEndLeave();
  const today = businessDayOf(now);
  const effect = leave.from <= today ? '从今天起按排班接新线索，等待中的线索会立即再试。' : '这几天照常按排班接新线索。';
  const confirm = () =>
    end.mutate(
      { member, leave },
      {
        onSuccess: (latest) => {
          onEnded(latest, leave);
          onClose();
        },
      },
    );
  return (
    <Modal
      open={open}
      title={`给${member.name}销假？`}
      okText="销假"
      cancelText="再看看"
      confirmLoading={end.isPending}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>
        {leaveWords(leave, today)}的请假结束，{effect}
      </p>
      <p className="sub">销假后可以撤销；其间分到的线索仍归{member.name}。</p>
      <CommandFault error={end.error} />
    </Modal>
  );
}
